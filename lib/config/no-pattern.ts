import { PLANNED_PATTERNS } from './patterns';
import { shown } from './problems';
import type { Sentence } from './sentence';

/** What is wrong with a name that is not among the patterns there are: it may be one that is still to come. */
export function noPattern(name: string): Sentence {
  return PLANNED_PATTERNS.some((planned) => planned === name.trim().toLowerCase())
    ? { en: `${shown(name)} is planned and not here yet`, ko: `${shown(name)}은(는) 예정된 패턴이며 아직 없습니다` }
    : { en: `${shown(name)} is not a pattern`, ko: `${shown(name)}은(는) 없는 패턴입니다` };
}
