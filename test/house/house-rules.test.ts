import { join } from 'node:path';
import { commands } from './rules/commands';
import { importCircles } from './rules/import-circles';
import { importLaw } from './rules/import-law';
import { koreanWords } from './rules/korean-words';
import { laptop } from './rules/laptop';
import { lessons } from './rules/lessons';
import { names } from './rules/names';
import { packages } from './rules/packages';
import { sharedCode } from './rules/shared-code';
import { sources } from './rules/sources';
import { windows } from './rules/windows';
import { readSourceTree } from './source-tree';

const house = readSourceTree(join(__dirname, '..', '..'));
const rules = [
  ...importLaw,
  ...sharedCode,
  importCircles,
  ...names,
  ...sources,
  ...lessons,
  ...koreanWords,
  ...commands,
  ...packages,
  ...laptop,
  ...windows,
];

describe.each(rules)('$law', ({ check, mutants }) => {
  it('holds in this house', () => {
    expect(check(house)).toEqual([]);
  });

  it.each(Object.entries(mutants))('is seen to be broken by %s', (_, files) => {
    const violations = check(files);
    expect(violations.length).toBeGreaterThan(0);
    // Whoever breaks a law is told where.
    for (const violation of violations) expect(violation).toMatch(/^[\w./-]+:\d+: /);
  });
});

it('reads every part of the house', () => {
  for (const folder of ['bin', 'constructs', 'lib', 'stacks', 'test']) {
    expect(house.filter(({ path }) => path.startsWith(`${folder}/`)).length).toBeGreaterThan(0);
  }
});
