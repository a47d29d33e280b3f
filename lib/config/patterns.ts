import { asyncSettings } from '../async/settings';
import { labSettings } from '../lab/settings';
import { uploadSettings } from '../upload/settings';
import { webSettings } from '../web/settings';

/** Patterns this app can deploy, in the order of the lessons. */
export const PATTERNS = [labSettings, webSettings, uploadSettings, asyncSettings] as const;

/** Patterns of the course that are still to come; whoever asks for one is told so. */
export const PLANNED_PATTERNS = ['rag'] as const;
