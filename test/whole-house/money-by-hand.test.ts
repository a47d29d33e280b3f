import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../../lib/tools/synth/synthesize-app';
import { moneyByHand } from '../tools/cost/money-by-hand';

/** The page of an app of one pattern keeps its figures without their marks: it is written once, when the app is taken. */
test('no money stands by hand in the pages of the house', () => {
  const pages = readdirSync(REPOSITORY).filter((file) => file.endsWith('.md'));
  const found = pages.flatMap((page) =>
    moneyByHand(readFileSync(join(REPOSITORY, page), 'utf8')).map((money) => `${page}: ${money}`),
  );
  expect(pages.length).toBeGreaterThan(1);
  expect(found).toEqual([]);
});
