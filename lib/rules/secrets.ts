import { UnresolvedIntrinsicError } from '../model/intrinsics';
import { referencedId } from '../model/references';
import type { StackModel } from '../model/template';
import { resolved } from './reading';
import type { Rule } from './rule';

/** Forms that a key, a token or a password has when somebody writes one down. */
const SECRETS: Readonly<Record<string, RegExp>> = {
  'an access key': /\b(AKIA|ASIA)[A-Z0-9]{16}\b/,
  'a private key': /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  'a signed token': /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/,
  'a token of GitHub': /\bgh[pousr]_[A-Za-z0-9]{36}\b/,
  'a password in an address': /:\/\/[^/\s:@]+:[^/\s:@$]{3,}@/,
  'a password': /(password|passwd|secret|api[_-]?key|access[_-]?token)["']?\s*[=:]\s*["'][^"'${}\s]{6,}["']/i,
};

/** Bits of information per character above which a long word is random. English and ARNs stay below four. */
const RANDOM_BITS = 4.6;

export const secretRules: readonly Rule[] = [
  {
    id: 'NoSecretIsWritten',
    claim: 'no secret stands in a template: not in user data, environments, outputs or anywhere else',
    fix: 'Keep it in Secrets Manager or Parameter Store, and let the code read it there',
    violations: (stack) =>
      texts(stack).flatMap(({ place, text }) =>
        [
          ...Object.entries(SECRETS).flatMap(([name, form]) => (form.test(text) ? [name] : [])),
          ...randomWords(text).map((word) => `a random word: ${word.slice(0, 8)}...`),
        ].map((found) => ({ at: place, problem: `holds ${found}` })),
      ),
  },
  {
    id: 'SecretPropertiesRefer',
    claim: 'no property that is meant for a secret is written out',
    fix: 'Refer to a secret: {{resolve:secretsmanager:...}}',
    violations: (stack) =>
      [...stack.resources.values()].flatMap(({ logicalId, properties }) =>
        Object.entries(properties)
          .filter(([name, value]) => /password$|^secretstring$|^authtoken$/i.test(name) && typeof value === 'string')
          .filter(([, value]) => !String(value).startsWith('{{resolve:'))
          .map(([name]) => ({ at: logicalId, problem: `writes its ${name} out` })),
      ),
  },
];

interface Text {
  readonly place: string;
  readonly text: string;
}

/** Every text of a template, joined and decoded where that can be done. */
function texts(stack: StackModel): Text[] {
  // Logical ids end in a hash, which looks as random as a key.
  const ids = new RegExp([...stack.resources.keys(), ...Object.keys(stack.parameters)].join('|') || '$^', 'gi');
  const read = (place: string, value: unknown) =>
    textsIn(stack, place, value).map(({ text }) => ({ place, text: text.replace(ids, '') }));
  return [
    ...[...stack.resources.values()].flatMap(({ logicalId, properties }) => read(logicalId, properties)),
    ...Object.entries(stack.outputs).flatMap(([name, { value }]) => read(`output ${name}`, value)),
    ...Object.entries(stack.parameters).flatMap(([name, parameter]) => read(`parameter ${name}`, parameter)),
  ];
}

function textsIn(stack: StackModel, place: string, value: unknown): Text[] {
  if (typeof value === 'string') return [{ place, text: value }];
  if (value === null || typeof value !== 'object' || referencedId(value) !== undefined) return [];
  const encoded = (value as { 'Fn::Base64'?: unknown })['Fn::Base64'];
  if (encoded !== undefined) return textsIn(stack, place, encoded);
  if ('Fn::Join' in value || 'Fn::Sub' in value) {
    try {
      return [{ place, text: String(resolved(stack, value)) }];
    } catch (error) {
      if (!(error instanceof UnresolvedIntrinsicError)) throw error;
    }
  }
  return Object.values(value).flatMap((inner) => textsIn(stack, place, inner));
}

/** Long words of mixed letters and digits whose characters are spread as chance spreads them. */
function randomWords(text: string): string[] {
  return (text.match(/[A-Za-z0-9+/_=-]{32,}/g) ?? []).filter(
    (word) =>
      /[a-z]/.test(word) &&
      /[A-Z]/.test(word) &&
      /\d/.test(word) &&
      !/[/_-]/.test(word.slice(1, -1)) &&
      entropy(word) > RANDOM_BITS,
  );
}

function entropy(word: string): number {
  const counts = new Map<string, number>();
  for (const letter of word) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return [...counts.values()].reduce((bits, count) => bits - (count / word.length) * Math.log2(count / word.length), 0);
}
