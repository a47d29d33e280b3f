import type { Language } from '../../config/sentence';
import type { Right } from '../../model/iam/rights';
import type { ActionWords } from './action-word-list';
import { actionWords, serviceName } from './action-words';
import { conditionWords } from './condition-words';
import { enumeration } from './enumeration';
import { subjectWords } from './holder-words';
import { resourceWords } from './resource-words';
import { type NamedStack, thingName } from './thing-name';

/**
 * A right as a sentence, for example `The role Worker may receive and delete messages of JobQueue (sqs:ReceiveMessage,
 * sqs:DeleteMessage).` Actions, operators and keys without words of their own are told by their names.
 */
export async function rightInWords(stack: NamedStack, right: Right, language: Language): Promise<string> {
  const { who, actions, resources, effect, conditions } = right;
  const subject = subjectWords(stack, who, language);
  if (right.unread) return UNREAD[language](subject, right.managedByAws ?? thingName(stack, right.policy));
  const names = actions.patterns.join(', ');
  const when = conditionWords(stack, effect, conditions, language);
  const ofPatterns = (patterns: readonly string[]) => thingsOf(stack, right, patterns, language);
  if (actions.excluded) {
    const everything = resources.listed.some(({ text }) => text === '*') && !resources.excluded;
    return ALL_BUT[language](right, subject, names, everything ? '' : await ofPatterns([]), when);
  }
  const groups = grouped(
    await Promise.all(actions.patterns.map(async (pattern) => ({ pattern, words: await actionWords(pattern) }))),
    language,
  );
  const deeds = await Promise.all(
    groups.map(async ({ object, words, patterns }) => ({
      words,
      object: await objectWith(right, object, () => ofPatterns(patterns), language),
    })),
  );
  return (language === 'en' ? english : korean)(right, subject, deeds, names, when);
}

const UNREAD = {
  en: (who: string, policy: string) =>
    `${who} may do what AWS's policy ${policy} allows; its text is not at hand, so what that is cannot be told.`,
  ko: (who: string, policy: string) =>
    `${who} AWS 관리형 정책 ${policy}이(가) 허용하는 작업을 할 수 있지만, 본문이 없어 무엇인지 알 수 없습니다.`,
};

interface Deed {
  readonly object: string;
  readonly words: readonly ActionWords[];
}

/** Actions that are done to the same go together, in the order of their first. */
function grouped(
  actions: readonly { readonly pattern: string; readonly words: ActionWords }[],
  language: Language,
): (Deed & { readonly patterns: readonly string[] })[] {
  const objects = [...new Set(actions.map(({ words }) => objectOf(words, language)))];
  return objects.map((object) => {
    const of = actions.filter(({ words }) => objectOf(words, language) === object);
    const said = of.map(({ words }) => words);
    return {
      object,
      words: said.filter(({ verb }, at) => said.findIndex((other) => other.verb === verb) === at),
      patterns: of.map(({ pattern }) => pattern),
    };
  });
}

function objectOf({ object: [en, ko] }: ActionWords, language: Language): string {
  return { en, ko }[language];
}

function english(right: Right, who: string, deeds: readonly Deed[], names: string, when: string): string {
  const joint = right.effect === 'Allow' ? 'and' : 'or';
  const told = deeds.map(
    ({ words, object }) =>
      `${enumeration(
        words.map(({ verb }) => verb),
        'en',
        joint,
      )} ${object}`,
  );
  return `${mayOf(right, who)} ${told.join(`, ${joint} `)} (${names})${when}.`;
}

function mayOf({ who: { kind }, effect, as }: Right, who: string): string {
  if (effect === 'Allow') return `${who} may${as === 'boundary' ? ' at most' : ''}`;
  return kind === 'anybody' ? 'Nobody may' : `${who} may not`;
}

function korean(right: Right, who: string, deeds: readonly Deed[], names: string, when: string): string {
  const allowed = right.effect === 'Allow';
  const last = deeds.length - 1;
  const told = deeds.map(({ words, object }, at) => {
    const forms = words.map(({ ko: [linked, final] }, index) => {
      if (at === last && index === words.length - 1) return final;
      return allowed ? linked : linked.replace(/고$/, '거나');
    });
    return `${allowed ? object : object.replace('모든 작업을', '어떤 작업도')} ${forms.join(' ')}`;
  });
  return `${beginning(right, who, when)}${told.join(', ')} 수 ${allowed ? '있습니다' : '없습니다'}(${names}).`;
}

function beginning({ who: { kind }, effect, as }: Right, who: string, when: string): string {
  if (effect === 'Deny') return kind === 'anybody' ? `${when}아무도 ` : `${who} ${when}`;
  return `${who} ${when}${as === 'boundary' ? '많아야 ' : ''}`;
}

/** `NotAction`: the names say more than words of things that are not meant. */
const ALL_BUT = {
  en: (right: Right, who: string, names: string, things: string, when: string) => {
    const all = `do ${right.effect === 'Allow' ? 'everything' : 'anything'}${things && ` with ${things}`}`;
    return `${mayOf(right, who)} ${all} but ${names}${when}.`;
  },
  ko: (right: Right, who: string, names: string, things: string, when: string) => {
    const start = `${beginning(right, who, when)}${things && `${things}에 `}`;
    return right.effect === 'Allow'
      ? `${start}${names} 작업을 뺀 모든 작업을 할 수 있습니다.`
      : `${start}${names} 작업 외에는 아무것도 할 수 없습니다.`;
  },
};

/** An object that goes without a thing where it is meant everywhere still names one where a statement does. */
async function objectWith(
  { resources: { listed, excluded } }: Right,
  object: string,
  things: () => Promise<string>,
  language: Language,
): Promise<string> {
  if (object.includes('{}')) return object.replace('{}', await things());
  if (!excluded && listed.every(({ text }) => text === '*')) return object;
  return language === 'en' ? `${object} on ${await things()}` : `${await things()}에서 ${object}`;
}

/** @param patterns - the actions that are done to them: `*` is everything of their services */
async function thingsOf(
  stack: NamedStack,
  { resources: { listed, excluded }, effect }: Right,
  patterns: readonly string[],
  language: Language,
): Promise<string> {
  const names = await Promise.all(
    listed.map((resource) =>
      resource.text === '*' ? everything(patterns, effect, language) : resourceWords(stack, resource, language),
    ),
  );
  const told = enumeration([...new Set(names)], language);
  if (!excluded) return told;
  return { en: `everything but ${told}`, ko: `${told} 외의 모든 리소스` }[language];
}

async function everything(patterns: readonly string[], effect: Right['effect'], language: Language): Promise<string> {
  const services = new Set(await Promise.all(patterns.map(serviceName)));
  const all = { en: effect === 'Allow' ? 'everything' : 'anything', ko: '모든 리소스' }[language];
  const known = [...services].filter((name) => name !== undefined);
  if (known.length === 0 || known.length < services.size) return all;
  const of = enumeration(known, language);
  return { en: `${all} of ${of}`, ko: `${of}의 ${all}` }[language];
}
