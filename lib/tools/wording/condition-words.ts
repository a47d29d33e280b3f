import type { Language } from '../../config/sentence';
import type { RightCondition } from '../../model/iam/rights';
import { inventedReferences } from '../../model/intrinsics';
import { TRUTH_KEYS, VALUE_KEYS } from './condition-keys';
import { enumeration } from './enumeration';
import { resourceWords } from './resource-words';
import { serviceWords } from './service-words';
import { modelOf, type NamedStack } from './thing-name';

/** A condition as a phrase: what a request must have, or must not have where it is negated. */
interface Phrase {
  readonly en: string;
  /** A noun for a request that meets the condition, negated or not. */
  readonly ko: string;
  readonly negated: boolean;
}

/**
 * The conditions of a statement in words. English comes behind what is allowed (`, only with MFA`), Korean before it
 * (`MFA로 로그인한 요청일 때만 `). An operator or key without words is told by its name.
 */
export function conditionWords(
  stack: NamedStack,
  effect: 'Allow' | 'Deny',
  conditions: readonly RightCondition[],
  language: Language,
): string {
  if (conditions.length === 0) return '';
  const phrases = conditions.map((condition) => phraseOf(stack, condition, effect, language));
  return language === 'en' ? english(phrases, effect) : korean(phrases, effect);
}

function english(phrases: readonly Phrase[], effect: 'Allow' | 'Deny'): string {
  const told = (negated: boolean) => phrases.filter((phrase) => phrase.negated === negated).map(({ en }) => en);
  const [having, lacking] = [told(false), told(true)];
  const clauses =
    effect === 'Allow'
      ? [
          ...(having.length > 0 ? [`only ${enumeration(having, 'en')}`] : []),
          ...(lacking.length > 0 ? [`not ${lacking.join(' and not ')}`] : []),
        ]
      : [
          ...(having.length > 0 ? [`when asked ${enumeration(having, 'en')}`] : []),
          ...(lacking.length > 0 ? [`unless ${enumeration(lacking, 'en', 'or')}`] : []),
        ];
  return `, ${clauses.join(', ')}`;
}

function korean(phrases: readonly Phrase[], effect: 'Allow' | 'Deny'): string {
  const last = effect === 'Allow' ? '일 때만' : '이면';
  return `${phrases.map(({ ko }) => ko).join('이고 ')}${last} `;
}

/** Of the operators that compare texts, ARNs and addresses: whether it is negated, and whether a request without the key passes. */
const COMPARISON = /^(String|Arn)?(Not)?(Equals|Like|IpAddress)(IgnoreCase)?(IfExists)?$/;

function phraseOf(stack: NamedStack, condition: RightCondition, effect: 'Allow' | 'Deny', language: Language): Phrase {
  const { operator, key, values } = condition;
  const small = key.toLowerCase();
  const [, , not, , , ifExists] = COMPARISON.exec(operator) ?? [];
  const words = VALUE_KEYS[small];
  if (words && COMPARISON.test(operator)) {
    const texts = enumeration(
      values.map((value) => valueWords(stack, small, value, language)),
      language,
      'or',
    );
    const phrase = { en: words.en.replace('{}', texts), ko: words.ko[not ? 1 : 0].replace('{}', texts) };
    return { ...(ifExists && !not ? orUnsaid(phrase) : phrase), negated: not !== undefined };
  }
  return truthOf(condition, effect) ?? byName(stack, condition, language);
}

function truthOf({ operator, key, values }: RightCondition, effect: 'Allow' | 'Deny'): Phrase | undefined {
  const words = TRUTH_KEYS[key.toLowerCase()];
  const [, ifExists] = /^Bool(IfExists)?$/.exec(operator) ?? [undefined, undefined];
  const [value, ...others] = values.map(({ text }) => text.toLowerCase());
  if (!words || !/^Bool(IfExists)?$/.test(operator) || others.length > 0) return undefined;
  const { yes, no, always } = words;
  if (value === 'true') {
    const phrase = { en: yes.en, ko: yes.ko[0] };
    return { ...(ifExists && !always ? orUnsaid(phrase) : phrase), negated: false };
  }
  // Who must be refused unless the key says true is refused without the key as well, if the statement says IfExists.
  if (effect === 'Deny' && (always || ifExists)) return { en: yes.en, ko: yes.ko[1], negated: true };
  const phrase = { en: no, ko: yes.ko[1] };
  if (always) return { ...phrase, negated: false };
  return ifExists
    ? { ...orUnsaid(phrase), negated: false }
    : { en: `${no} that AWS knows of`, ko: `AWS가 ${phrase.ko}으로 아는 요청`, negated: false };
}

function orUnsaid({ en, ko }: Omit<Phrase, 'negated'>): Omit<Phrase, 'negated'> {
  return { en: `${en} (or where AWS does not say)`, ko: `${ko}(AWS가 알려 주지 않는 경우 포함)` };
}

function byName(stack: NamedStack, { operator, key, values }: RightCondition, language: Language): Phrase {
  if (operator === 'Null') {
    const absent = values[0]?.text === 'true';
    return {
      en: absent ? `without \`${key}\`` : `with any \`${key}\``,
      ko: absent ? `\`${key}\` 없는 요청` : `\`${key}\` 있는 요청`,
      negated: false,
    };
  }
  const texts = enumeration(
    values.map((value) => `\`${valueWords(stack, key.toLowerCase(), value, language)}\``),
    language,
    'or',
  );
  return {
    en: `with \`${operator}\` of \`${key}\` and ${texts}`,
    ko: `\`${key}\`에 \`${operator}\` ${texts} 조건이 맞는 요청`,
    negated: false,
  };
}

function valueWords(
  stack: NamedStack,
  key: string,
  value: RightCondition['values'][number],
  language: Language,
): string {
  const own = inventedReferences(modelOf(stack)).accountId;
  if (/account$/.test(key)) {
    if (value.text === own) return { en: 'this account', ko: '이 계정' }[language];
    return { en: `account ${value.text}`, ko: `${value.text} 계정` }[language];
  }
  if (key === 'aws:requestedregion' && value.text === 'unspecified') {
    return { en: 'a region that AWS does not state', ko: 'AWS가 밝히지 않은' }[language];
  }
  if (/^[\w.-]+\.amazonaws\.com$/.test(value.text)) return serviceWords(value.text, 'en');
  return resourceWords(stack, value, language);
}
