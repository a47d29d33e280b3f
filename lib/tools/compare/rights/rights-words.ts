import type { Language } from '../../../config/sentence';
import { conditionWords } from '../../wording/condition-words';
import type { Aligned } from '../identity/aligned';
import type { Names } from '../names';
import { listed } from '../readable';
import type { GroupedRights } from './grouped-rights';

/** More actions than these are counted. */
const MOST_ACTIONS = 8;
const MOST_SAMPLES = 3;

/** Actions by name, or how many there are of which services. */
export function actionsText(actions: readonly string[], language: Language): string {
  if (actions.length <= MOST_ACTIONS) return actions.join(', ');
  const services = listed([...new Set(actions.map((action) => action.split(':')[0]!))]);
  const samples = actions.slice(0, MOST_SAMPLES).join(', ');
  return {
    en: `${actions.length} actions of ${services} (${samples}, ...)`,
    ko: `${services}의 ${actions.length}가지(${samples} 등)`,
  }[language];
}

/** Resources by name; what the statement says of them where its actions are summed up. */
export function resourcesText(
  { resources, statement, summed }: GroupedRights,
  names: Names,
  language: Language,
): string {
  const everything = { en: 'anything', ko: '모든 리소스' }[language];
  const told = (texts: readonly string[]) =>
    texts.includes('*') ? everything : listed([...new Set(texts.map((text) => names.in(text, language)))]);
  const written = statement?.resource;
  if (!summed || !written) return told(resources);
  if (!written.excluded) return told(written.patterns);
  const but = told(written.patterns);
  return { en: `anything but ${but}`, ko: `${but} 외의 모든 리소스` }[language];
}

/** The conditions of what decided, behind what is allowed in English, before it in Korean; nothing where there are none. */
export function whenText(
  { after }: Aligned,
  { sometimes, statement }: GroupedRights,
  way: 'gained' | 'lost',
  language: Language,
): string {
  if (!sometimes) return '';
  // What now allows it, or now refuses it, says when; that something else refuses it at times does not.
  if (statement && statement.conditions.length > 0 && (statement.effect === 'Allow') === (way === 'gained')) {
    const conditions = statement.conditions.map(({ operator, key, values }) => ({
      operator,
      key,
      values: values.map((text) => ({ text, pieces: [text] })),
    }));
    return conditionWords(after, statement.effect, conditions, language);
  }
  return {
    gained: { en: ', on conditions', ko: '일부 조건에서 ' },
    lost: { en: ', on some conditions', ko: '일부 조건에서 ' },
  }[way][language];
}
