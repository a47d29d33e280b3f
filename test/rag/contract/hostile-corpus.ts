import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { EmbeddedPassage } from '../../../lib/rag/domain/passage';
import { anyVector, numbersFrom, written } from './written-passages';

/** Stands in every text and in every question, so that each search by words finds all there is. */
export const COMMON_WORD = 'rule';

/** A name, and names that a careless comparison takes for it: by its beginning, case, letters, or as a pattern. */
const LIKE: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => `${name}s`,
  (name) => name.slice(0, -1),
  (name) => name.toUpperCase(),
  (name) => name.normalize('NFD'),
  (name) => name.normalize('NFC'),
  (name) => name.replace('a', '\u0430'),
  (name) => `${name} `,
  (name) => ` ${name}`,
  (name) => `${name}\n`,
  (name) => `${name}\u200b`,
  (name) => `${name}*`,
  (name) => `${name.slice(0, 1)}?`,
  (name) => `${name.slice(0, 1)}%`,
  (name) => `${name}|other`,
  (name) => `${name}/other`,
  (name) => `../${name}`,
  (name) => `${name},other`,
  (name) => `"${name}"`,
  (name) => `${name}' OR 'a'='a`,
  (name) => `${name}\\`,
  (name) => JSON.stringify([{ term: { tenant: name } }]),
  (name) => name.padEnd(2000, 'x'),
  (name) => name.padEnd(2001, 'x'),
];
const OF_NOBODY = ['*', '.*', '%', '_', '?', '', ' ', '$1', 'null', 'true', '0', '__proto__', 'constructor', '👩‍👩‍👧'];
const NAMES = ['team', 'a', 'sales-kr', '팀', '영업팀', 'café'];

const tenants = fc.constantFrom(...NAMES).chain((name) =>
  fc.uniqueArray(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...LIKE).map((alike) => alike(name)) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(...OF_NOBODY),
      },
    ),
    { minLength: 2, maxLength: 4 },
  ),
);

const text = fc
  .constantFrom('annual leave', '연차 휴가', 'tenant:team', '" OR tenant:*')
  .map((words) => `${COMMON_WORD} ${words}`);

/** Several tenants with documents of the same names and the same texts, each in places of its own in the space of vectors. */
export interface HostileCorpus {
  readonly tenants: readonly string[];
  readonly passages: readonly EmbeddedPassage[];
}

export const HOSTILE_CORPUS: fc.Arbitrary<HostileCorpus> = fc
  .record({
    tenants,
    documents: fc.array(fc.array(text, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 }),
    seed: fc.nat(),
  })
  .map(({ tenants: names, documents, seed }) => {
    const numbers = numbersFrom(seed);
    const passages = names.flatMap((tenant) =>
      documents.flatMap((texts, at) =>
        texts.map((each, ordinal) => {
          const documentId = createHash('sha256')
            .update(JSON.stringify([tenant, at]))
            .digest('hex')
            .slice(0, 20);
          return written(each, { tenant, documentId, title: `rules ${at}.md`, ordinal, vector: anyVector(numbers) });
        }),
      ),
    );
    return { tenants: names, passages };
  });
