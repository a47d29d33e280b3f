import { UnresolvedIntrinsicError } from '../model/intrinsics';
import { referencedId } from '../model/references';
import type { StackModel } from '../model/template';
import { resolved } from './reading';
import type { Rule } from './rule';

/** A name for something that nobody else should know, as configurations, scripts and environments spell it. */
const SECRET_NAME = '(?:password|passwd|pwd|secret|api[_-]?key|(?:access|auth)[_-]?token)';

/** Forms that a key, a token or a password has when somebody writes one down. */
const SECRETS: Readonly<Record<string, RegExp>> = {
  'an access key': /\b(AKIA|ASIA)[A-Z0-9]{16}\b/,
  'a private key': /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  'a signed token': /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/,
  'a token of GitHub': /\bgh[pousr]_[A-Za-z0-9]{36}\b/,
  'a password in an address': /:\/\/[^/\s:@]+:[^/\s:@$]{3,}@/,
  // As JSON inside a text too, whose quotes are escaped.
  'a password': new RegExp(`${SECRET_NAME}\\\\?["']?\\s*[=:]\\s*\\\\?["'][^"'\${}\\s\\\\]{6,}\\\\?["']`, 'i'),
  // As a shell, an environment file and YAML take it.
  'a password without quotes': new RegExp(`${SECRET_NAME}(?:=|:[ \\t]+)[^\\s"'\${}<>()]{6,}`, 'i'),
  // Hashes say what they are of; those of assets name a file.
  'a long hexadecimal word':
    /(?<!sha(?:1|256|512)[:-])\b(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{32,}\b(?!\.(?:zip|json|html|css|js|svg)\b)/i,
};

/** Properties that are meant for a secret, and variables whose name says that they hold one. */
const MEANT_FOR_SECRETS = /password$|^secretstring$|^authtoken$/i;
/** Where a deployment finds a secret that is kept as one; a plain parameter of Systems Manager is not. */
const KEPT = /^\{\{resolve:(?:secretsmanager|ssm-secure):/;
const NAMED_AS_SECRETS = /(?:^|_)(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_KEY)$/;

/** Bits of information per character above which a long word is random. English and ARNs stay below four. */
const RANDOM_BITS = 4.6;

/** Characters of Base64 below which a word is more likely a word. */
const SHORTEST_ENCODED = 16;

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
    claim: 'no property that is meant for a secret, and no variable that is named as one, is written out',
    fix: 'Refer to a secret: {{resolve:secretsmanager:...}} in a property; let code read it by its ARN',
    violations: (stack) =>
      texts(stack)
        .filter(({ property, text }) =>
          MEANT_FOR_SECRETS.test(property) ? !KEPT.test(text) : NAMED_AS_SECRETS.test(property),
        )
        .map(({ place, property }) => ({ at: place, problem: `writes its ${property} out` })),
  },
  {
    id: 'SecretsAreNotResolvedInTheOpen',
    claim: 'what a deployment looks up lands where the service keeps it to itself, or is the id of an image',
    fix: 'Let the code read the secret by its ARN',
    violations: (stack) =>
      texts(stack)
        .filter(({ text }) => text.includes('{{resolve:'))
        .filter(({ property, text }) => !MEANT_FOR_SECRETS.test(property) && !isImage(property, text))
        .map(({ place, property }) => ({
          at: place,
          problem: `looks up a value that everybody can read in ${property}`,
        })),
  },
];

function isImage(property: string, text: string): boolean {
  return property === 'ImageId' && text.startsWith('{{resolve:ssm:');
}

interface Text {
  readonly place: string;
  /** Name of the property, or of the variable, that holds it. */
  readonly property: string;
  readonly text: string;
}

/** Every text of a template, joined and decoded where that can be done. */
function texts(stack: StackModel): Text[] {
  // Logical ids end in a hash, which looks as random as a key.
  const ids = new RegExp([...stack.resources.keys(), ...Object.keys(stack.parameters)].join('|') || '$^', 'gi');
  const read = (place: string, value: unknown) =>
    textsIn(stack, '', value).map(({ property, text }) => ({ place, property, text: text.replace(ids, '') }));
  return [
    ...[...stack.resources.values()].flatMap(({ logicalId, properties, attributes }) =>
      read(logicalId, [properties, attributes]),
    ),
    ...Object.entries(stack.outputs).flatMap(([name, output]) => read(`output ${name}`, output)),
    ...read('template', stack.sections),
    ...Object.entries(stack.parameters).flatMap(([name, parameter]) => read(`parameter ${name}`, parameter)),
  ];
}

function textsIn(stack: StackModel, property: string, value: unknown): Omit<Text, 'place'>[] {
  if (typeof value === 'string') return [value, ...decoded(value)].map((text) => ({ property, text }));
  if (value === null || typeof value !== 'object' || referencedId(value) !== undefined) return [];
  // An output of another stack is named by an id of that one, hash and all.
  if ('Fn::GetStackOutput' in value) return [];
  const encoded = (value as { 'Fn::Base64'?: unknown })['Fn::Base64'];
  if (encoded !== undefined) return textsIn(stack, property, encoded);
  if ('Fn::Join' in value || 'Fn::Sub' in value) {
    try {
      return [{ property, text: String(resolved(stack, value)) }];
    } catch (error) {
      if (!(error instanceof UnresolvedIntrinsicError)) throw error;
    }
  }
  if (Array.isArray(value)) return value.flatMap((inner) => textsIn(stack, property, inner));
  return Object.entries(value).flatMap(([name, inner]) =>
    textsIn(stack, name.startsWith('Fn::') ? property : name, inner),
  );
}

/** What a text says that somebody encoded in Base64 before it came into the template, as long as it is text. */
function decoded(text: string): string[] {
  if (text.length < SHORTEST_ENCODED || !/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(text)) return [];
  const inner = Buffer.from(text, 'base64').toString('utf8');
  return /^[\t\n\r -~]+$/.test(inner) ? [inner] : [];
}

/** Long words of mixed letters and digits whose characters are spread as chance spreads them. */
function randomWords(text: string): string[] {
  // An equals sign ends a word of Base64; elsewhere it stands between a name and its value.
  return (text.match(/[A-Za-z0-9+/_-]{32,}={0,2}/g) ?? []).filter(
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
