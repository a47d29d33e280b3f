import type { Language } from '../../config/sentence';
import type { NamedText } from '../../model/iam/named-text';
import { inventedReferences } from '../../model/intrinsics';
import { modelOf, type NamedStack, referenceName, thingName } from './thing-name';

/**
 * A resource of a policy, or an ARN in a condition, in words: things of the stack by name, what lies in them before it, and what is
 * not of the stack without the parts of its ARN that go without saying.
 */
export function resourceWords(stack: NamedStack, named: NamedText, language: Language): string {
  const at = named.pieces.findIndex((piece) => typeof piece !== 'string');
  const thing = named.pieces[at];
  if (thing === undefined || typeof thing === 'string') return foreignWords(stack, named.text, language);
  const name = referenceName(stack, thing, language);
  const rest = named.pieces
    .slice(at + 1)
    .map((piece) => (typeof piece === 'string' ? piece : thingName(stack, piece.logicalId).split('/').at(-1)))
    .join('');
  return within(name, `${named.pieces[at - 1] ?? ''}`, withOwn(rest, language), language);
}

function within(name: string, before: string, rest: string, language: Language): string {
  if (rest === '' || rest === '/*') return name;
  if (before.includes(':log-group:')) return { en: `the logs of ${name}`, ko: `${name}의 로그` }[language];
  if (rest === ':*') return { en: `${name} in any version`, ko: `${name}(모든 버전)` }[language];
  if (before.includes(':rds-db:')) {
    return { en: `${name} as ${rest.slice(1)}`, ko: `${name}(사용자 ${rest.slice(1)})` }[language];
  }
  const [, , method, path] = before.includes(':execute-api:') ? (/^\/([^/]*)\/([^/]*)(\/.*)$/.exec(rest) ?? []) : [];
  const inside = method === undefined ? rest.replace(/^[/:]/, '') : `${method === '*' ? '' : `${method} `}${path}`;
  return { en: `${inside} of ${name}`, ko: `${name}(${inside})` }[language];
}

function foreignWords(stack: NamedStack, text: string, language: Language): string {
  const model = modelOf(stack);
  const [arn, , service, region, account, ...resource] = text.split(':');
  if (arn !== 'arn' || resource.length === 0) return withOwn(nameIdsIn(stack, text), language);
  const name = resource.join(':');
  if (service === 's3' && /^cdk-[\w-]+-assets-/.test(name)) {
    return { en: 'the asset bucket of CDK', ko: 'CDK 자산 버킷' }[language];
  }
  const own = inventedReferences(model).accountId;
  const where = [
    ...(region && region !== model.region ? [REGION[language](region)] : []),
    ...(account && !['*', own].includes(account) ? [ACCOUNT[language](account)] : []),
  ];
  const told = withOwn(nameIdsIn(stack, name), language);
  return language === 'en' ? [told, ...where].join(' ') : [...where, told].join(' ');
}

const REGION = {
  en: (region: string) => (region === '*' ? 'in any region' : `in ${region}`),
  ko: (region: string) => (region === '*' ? '모든 리전의' : `${region}의`),
};

const ACCOUNT = {
  en: (account: string) => `of account ${account}`,
  ko: (account: string) => `계정 ${account}의`,
};

/** A physical name can be made of a logical id: `Made-WorkerGroup1A2B3C4D-*`. */
function nameIdsIn(stack: NamedStack, text: string): string {
  const found = [...modelOf(stack).resources.keys()]
    .filter((logicalId) => text.includes(logicalId))
    .sort((a, b) => b.length - a.length);
  return found.reduce((told, logicalId) => told.replaceAll(logicalId, thingName(stack, logicalId)), text);
}

/** What a policy says with a variable about whoever asks. */
function withOwn(text: string, language: Language): string {
  return text.replace(/\$\{([^},]+)[^}]*\}/g, (_, key: string) => {
    const [en, ko] = OWN[key.trim().toLowerCase()] ?? [`own \`${key}\``, `자기 \`${key}\``];
    return `(${{ en, ko }[language]})`;
  });
}

const OWN: Readonly<Record<string, readonly [en: string, ko: string]>> = {
  'aws:username': ['own name', '자기 이름'],
  'aws:userid': ['own id', '자기 ID'],
  'aws:principalaccount': ['own account', '자기 계정'],
};
