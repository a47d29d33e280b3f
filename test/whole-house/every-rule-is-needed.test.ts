import { PATTERNS_AND_TINY } from '../patterns';
import { PATTERNS_PROOFS, SHARED_PROOFS, TABLES } from '../proofs/every-proof';

test('every rule is needed: there is a fault in some pattern that it notices', () => {
  const broken = new Set(PATTERNS_AND_TINY.flatMap(({ mutants }) => mutants).map(({ rule }) => rule));
  const rules = [...SHARED_PROOFS, ...PATTERNS_PROOFS, ...TABLES].map(({ rule }) => rule);
  expect([...new Set(rules)].filter((rule) => !broken.has(rule))).toEqual([]);
});
