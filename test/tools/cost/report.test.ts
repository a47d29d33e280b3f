import { REGIONS } from '../../../lib/config/regions';
import { readTemplate } from '../../../lib/model/template';
import { EVERY_CHECK } from '../../../lib/tools/check-off/checks/every-check';
import { type CostOfStacks, costOfStacks } from '../../../lib/tools/cost/cost-of-stacks';
import { reportOf } from '../../../lib/tools/cost/report';
import { spendingOf, useOfClass } from '../../../lib/tools/cost/spending';
import { tableOfLines } from '../../../lib/tools/cost/tables-of-lines';
import { tableOfClass, tableOfUses } from '../../../lib/tools/cost/tables-of-uses';
import { USES } from '../../../lib/tools/cost/uses';
import { PRICE_ITEMS } from '../../../lib/tools/prices/price-list';
import { displayWidth } from '../../../lib/tools/terminal/columns';
import { PATTERNS } from '../../patterns';
import { costedVariant } from '../../support/costed-stacks';
import type { Variant } from '../../support/variant';
import { variantsOf } from '../../support/variants';

// Prices of one day: those that are known change with every `npm run refresh-prices`.
jest.mock('../../../lib/tools/prices/prices.json', () => require('../../support/prices-of-a-day.json'));

const VARIANTS = PATTERNS.flatMap(variantsOf);
const PEOPLE = 20;

/** What a variant costs with the prices of every region, a region at a time. */
function costsOf(variant: Variant): readonly CostOfStacks[] {
  const stated = useOfClass(spendingOf(variant.pattern), PEOPLE);
  return REGIONS.map((region) => {
    const stacks = costedVariant(variant).map((stack) => ({ ...stack, model: { ...stack.model, region } }));
    return costOfStacks(stacks, region, stated);
  });
}

function reportsOf(variant: Variant, language: 'en' | 'ko', width?: number): string {
  const ofClass = { people: PEOPLE, does: spendingOf(variant.pattern).does };
  return costsOf(variant)
    .map((cost) => reportOf(cost, language, { use: true, ofClass, daysOld: 1_000, width }))
    .join('\n');
}

/** What stands in a template, a command or the price list, and has no Korean. */
const NAMES = [
  ...Object.keys(USES),
  ...Object.keys(PRICE_ITEMS),
  ...EVERY_CHECK.map(({ id }) => id),
  'npm run refresh-prices',
  'lib/tools/prices/prices.json',
  'aws.amazon.com/pricing',
  'check-off',
  'postgres',
  'mysql',
].toSorted((one, other) => other.length - one.length);

/** Words of English in a text that is to be Korean. */
function englishIn(text: string): string[] {
  // Ids of the price list stand in quotes, settings in backticks; types have colons, names of files, machines and regions dots or digits.
  const bare = NAMES.reduce(
    (left, name) => left.replaceAll(name, ' '),
    text.replace(/"[^"]*"|`[^`]*`/g, ' ').replace(/[\w-]*[:./][\w:./-]*|[\w-]*\d[\w-]*/g, ' '),
  );
  return [...new Set(bare.match(/(?<![A-Za-z])[a-z]{2,}(?![A-Za-z])/g))];
}

test('English in Korean is found, and names are none', () => {
  expect(englishIn('0.0045 / 1,000 requests; not dated')).toEqual(['requests', 'not', 'dated']);
  expect(
    englishIn('S3 쓰기 (storage-writes) 0.0045 / 요청 1,000건; constructs/made/made-server.ts:12 ("ec2/burst")'),
  ).toEqual([]);
});

test.each(VARIANTS)('a Korean report has no English, in words or tables: $name', (variant) => {
  const columns = costsOf(variant).map((cost) => ({ heading: 'mode=classroom', cost }));
  const all = [
    reportsOf(variant, 'ko'),
    tableOfLines(columns, 'ko'),
    tableOfUses(columns, 'ko'),
    tableOfClass(columns, spendingOf(variant.pattern), 'ko'),
  ].join('\n');
  expect(englishIn(all)).toEqual([]);
  expect(all).not.toMatch(/NaN|undefined|Infinity|\[object/);
});

test.each(VARIANTS)('an English report has no Korean, and no figure that is none: $name', (variant) => {
  expect(reportsOf(variant, 'en')).not.toMatch(/[가-힣]|NaN|undefined|Infinity|\[object/);
});

test.each(['en', 'ko'] as const)(
  'no line is longer than a terminal of 80 columns, but for a word that is: %s',
  (language) => {
    const long = VARIANTS.flatMap((variant) => reportsOf(variant, language, 80).split('\n')).filter(
      (line) => displayWidth(line) > 80 && line.trim().includes(' '),
    );
    expect(long).toEqual([]);
  },
);

test('a price that is not known is told in words, with what to do, and what is free as free', () => {
  const alarms = Object.fromEntries(
    Array.from({ length: 12 }, (_, at) => [`Alarm${at}`, { Type: 'AWS::CloudWatch::Alarm', Properties: {} }]),
  );
  const told = (Resources: object) => {
    const model = readTemplate({ Resources } as never, { name: 'Made', region: 'ap-southeast-2' });
    const cost = costOfStacks([{ id: 'Made', model, origins: new Map() }], 'ap-southeast-2');
    return reportOf(cost, 'en', { use: false, daysOld: 0 });
  };
  const few = told({ Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: {} } });
  expect(few).toMatch(/alarms +0 +0 +1 free +no price of ap-southeast-2 is known/);
  expect(few).not.toContain('NOT PRICED HERE');
  const many = told(alarms);
  expect(many).toMatch(
    /alarms +UNKNOWN +UNKNOWN +2 x UNKNOWN price \(and 10 free\) +no price of ap-southeast-2 is known/,
  );
  expect(many).toMatch(/npm run refresh-prices reads.*:\n +alarms, ap-southeast-2\n/);
  const composite = told({ All: { Type: 'AWS::CloudWatch::CompositeAlarm', Properties: {} } });
  expect(composite).toMatch(
    /aws\.amazon\.com\/pricing.*\n +composite alarms, ap-southeast-2 \("cloudwatch\/composite-alarm"\)/,
  );
  const image = told({
    Table: { Type: 'AWS::DynamoDB::GlobalTable', Properties: {} },
    Disk: { Type: 'AWS::EC2::Volume', Properties: { VolumeType: 'gp3' } },
  });
  expect(image).toMatch(/neither the template nor anybody says:\n +disks, gp3, ap-southeast-2/);
});
