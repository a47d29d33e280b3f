import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REGIONS } from '../../../lib/config/regions';
import { costOfStacks } from '../../../lib/tools/cost/cost-of-stacks';
import { tablesIn, withTables } from '../../../lib/tools/cost/lesson-tables';
import { type PatternPricer, rewrittenPages } from '../../../lib/tools/cost/write-lessons';
import { REPOSITORY } from '../../../lib/tools/synth/synthesize-app';
import { PATTERNS } from '../../patterns';
import { costedStacks } from '../../support/costed-stacks';

const price: PatternPricer = async (pattern, context, stated) =>
  costOfStacks(costedStacks(pattern, context), context['region'] ?? REGIONS[0], stated);

const NAMES = PATTERNS.map(({ stack }) => stack.pattern.name as string);

/** A lesson has up to thirty configurations, each of which is synthesized here where no other test has done it. */
const MOST_MS = 180_000;

/** Told with each difference, for whoever changed a price or a template has this to do. */
const REMEDY = 'npm run cost -- --write-lessons';

test.each([
  { page: 'the page of the house', pattern: undefined },
  ...NAMES.map((pattern) => ({ page: `the lesson of ${pattern}`, pattern })),
])(
  'between marks stands what the command says today: $page',
  async ({ pattern }) => {
    const pages = await rewrittenPages(REPOSITORY, pattern, price);
    const stale = pages.filter(({ before, after }) => before !== after).map(({ file }) => file);
    expect([REMEDY, stale]).toEqual([REMEDY, []]);
  },
  MOST_MS,
);

test.each(NAMES)('the lesson of %s says in both languages, by the same words, what it costs', (pattern) => {
  const [english, korean] = ['README.md', 'README.ko.md'].map((file) =>
    tablesIn(readFileSync(join(REPOSITORY, 'stacks', pattern, file), 'utf8')).map(({ words }) => words),
  );
  expect(english!.length).toBeGreaterThan(0);
  expect(korean).toEqual(english);
});

test('a mark without its end makes no table out of the rest of a lesson', async () => {
  const lesson =
    '<!-- cost: mode=classroom -->\n| old |\n\n## Next\n\n<!-- cost: mode=production -->\n| old |\n<!-- /cost -->\n';
  await expect(withTables(lesson, () => Promise.reject(new Error('asked')), 'en')).rejects.toThrow(
    'mode=classroom: its mark has no end',
  );
});
