import type { Language } from '../../config/sentence';
import { wellFormed } from './well-formed';

/** More is no question, and every character is paid for. */
export const MOST_QUESTION_CHARACTERS = 1000;

/** Invisible, or steering how text is shown: what nobody types and everybody pastes. The joiners that emoji are made of stay. */
const UNSEEN = /(?![\t\n\u200d])[\p{Cc}\p{Cf}\u{e0000}-\u{e007f}]/gu;

/** A question as it is searched and asked: composed, so that Hangul of macOS is found, without what cannot be seen. */
export function cleanQuestion(text: string): string {
  return wellFormed(text).normalize('NFC').replace(UNSEEN, '').trim();
}

/** The language that an answer is to be in: a question in Hangul may be full of English names. */
export function languageOfQuestion(question: string): Language {
  return /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]/.test(question) ? 'ko' : 'en';
}
