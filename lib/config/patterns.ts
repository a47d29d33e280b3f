import { asyncSettings } from '../async/settings';
import { labSettings } from '../lab/settings';
import { ragSettings } from '../rag/settings';
import { uploadSettings } from '../upload/settings';
import { webSettings } from '../web/settings';

/** Patterns this app can deploy, in the order of the lessons. */
export const PATTERNS = [labSettings, webSettings, uploadSettings, asyncSettings, ragSettings] as const;
