import type { Sentence } from '../../config/sentence';

/** What a command says that it is doing, where that takes a while: one form for all of them. */
export const PROGRESS_WORDS = {
  synthesizing: (what: string): Sentence => ({ en: `Synthesizing ${what} ...`, ko: `${what}을(를) 합성합니다 ...` }),
  checkingOut: (what: string): Sentence => ({ en: `Checking out ${what} ...`, ko: `${what}을(를) 체크아웃합니다 ...` }),
  reading: (what: string): Sentence => ({ en: `Reading ${what} ...`, ko: `${what}을(를) 읽습니다 ...` }),
} as const;

/** The same where there are several things to do, one after the other. */
export function counted(done: number, of: number, what: string): string {
  return `${done}/${of} ${what}`;
}
