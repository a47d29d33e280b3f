import type { Language } from '../../../config/sentence';
import { MESSAGES } from './messages';

/** @returns what to do when this Node.js is too old, else undefined */
export function olderThanNeeded(version: string, language: Language): string | undefined {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > 20 || (major === 20 && minor >= 19) ? undefined : MESSAGES[language].oldNode(version);
}
