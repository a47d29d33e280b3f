import { shown } from './problems';
import type { Sentence } from './sentence';

/** What is wrong with a name that is not among the patterns there are. */
export function noPattern(name: string): Sentence {
  return { en: `${shown(name)} is not a pattern`, ko: `${shown(name)}은(는) 없는 패턴입니다` };
}
