import type { Sentence } from '../../config/sentence';

/** What a command says that it is doing, where that takes a while: one form for all of them. */
export const PROGRESS_WORDS = {
  synthesizing: (what: string): Sentence => ({ en: `Synthesizing ${what} ...`, ko: `합성 중: ${what} ...` }),
  checkingOut: (what: string): Sentence => ({ en: `Checking out ${what} ...`, ko: `체크아웃 중: ${what} ...` }),
  reading: (what: string): Sentence => ({ en: `Reading ${what} ...`, ko: `읽는 중: ${what} ...` }),
} as const;

/** The same where there are several things to do, one after the other. */
export function counted(done: number, of: number, what: string): string {
  return `${done}/${of} ${what}`;
}
