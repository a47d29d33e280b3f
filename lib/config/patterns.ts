import { asyncSettings } from '../async/settings';
import { labSettings } from '../lab/settings';

/** Patterns this app can deploy, in the order of the lessons. */
export const PATTERNS = [labSettings, asyncSettings] as const;
