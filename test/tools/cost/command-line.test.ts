import { readTemplate } from '../../../lib/model/template';
import { UndecidableError } from '../../../lib/model/undecidable-error';
import { costCommand, type Surroundings } from '../../../lib/tools/cost/command-line';
import { costOfStacks } from '../../../lib/tools/cost/cost-of-stacks';
import { spendingOf } from '../../../lib/tools/cost/spending';
import { SynthesisError } from '../../../lib/tools/synth/synthesis-error';
import { displayWidth } from '../../../lib/tools/terminal/columns';
import { PATTERNS } from '../../patterns';

// Prices of one day: those that are known change with every `npm run refresh-prices`.
jest.mock('../../../lib/tools/prices/prices.json', () => require('../../support/prices-of-a-day.json'));

const PATTERN = PATTERNS[0]!.stack.pattern.name;
const TEMPLATE = {
  Resources: {
    Way: { Type: 'AWS::EC2::NatGateway' },
    Endpoint: { Type: 'AWS::EC2::VPCEndpoint', Properties: { VpcEndpointType: 'Interface', SubnetIds: ['one'] } },
    Files: { Type: 'AWS::S3::Bucket', DeletionPolicy: 'Retain' },
  },
};

function surroundings(over: Partial<Surroundings> = {}): Surroundings {
  return {
    price: async (_, { region = 'ap-southeast-2' }, __, stated) =>
      costOfStacks(
        [{ id: 'Made', model: readTemplate(TEMPLATE, { name: 'Made', region }), origins: new Map() }],
        region,
        stated,
      ),
    progress: () => undefined,
    now: new Date('2026-12-01'),
    ...over,
  };
}

const run = (args: readonly string[], over?: Partial<Surroundings>) =>
  costCommand(args, { LANG: 'en' }, surroundings(over));

test('says the verdict first: the least that it can be, and how many prices are not known', async () => {
  const { exitCode, text } = await run([PATTERN]);
  expect(exitCode).toBe(0);
  expect(text.split('\n')[0]).toBe(
    'At least 0.0590 USD an hour, 0.118 a class of two hours, 43.07 a month of 730 hours, used or not; 1 of the prices UNKNOWN.',
  );
  expect(text).toMatch(/S3 buckets +Files; stays, with all that is in it, .*; check-off finds it: buckets/);
  expect(text).toMatch(
    /NOT PRICED HERE\n +npm run refresh-prices .*\n +interface endpoints, for each zone, ap-southeast-2\n/,
  );
  expect(text.match(/VAT/g)).toHaveLength(1);
});

test('where every price is known, nothing is said of a least', async () => {
  const { text } = await run([PATTERN, '-c', 'region=ap-northeast-2']);
  expect(text.split('\n')[0]).toMatch(/^0\.0720 USD an hour.*used or not\.$/);
});

test('says so when the prices are older than half a year, and not before', async () => {
  expect((await run([PATTERN], { now: new Date('2027-05-20') })).text).not.toContain('days old');
  expect((await run([PATTERN], { now: new Date('2027-05-21') })).text).toContain('181 days old');
});

test('the columns of a Korean report stand below one another', async () => {
  const { text } = await run([PATTERN, '--lang', 'ko']);
  const lines = text.split('\n');
  const head = lines.findIndex((line) => line.includes('시간당 USD'));
  const columnOf = (line: string, word: string) => displayWidth(line.slice(0, line.indexOf(word)));
  expect(head).toBeGreaterThan(0);
  expect(columnOf(lines[head + 1]!, 'UNKNOWN')).toBe(columnOf(lines[head]!, '시간당 USD'));
  expect(columnOf(lines[head + 2]!, '0.0590')).toBe(columnOf(lines[head]!, '시간당 USD'));
});

test('settings are columns of a table, and regions where all of them are asked for', async () => {
  const { text } = await run([PATTERN, 'region=ap-southeast-2', 'region=ap-northeast-2']);
  expect(text).toContain('| USD | `region=ap-southeast-2` | `region=ap-northeast-2` |');
  expect(text).toContain('| interface endpoints, for each zone | 1 x UNKNOWN price | 1 x 0.013 = 0.0130 |');
  expect(text).toContain('| **an hour** | **at least 0.0590, 1 UNKNOWN** | **0.0720** |');
  const everywhere = await run([PATTERN, '--every-region']);
  expect(everywhere.text).toContain(
    '| `mode=classroom` | at least 0.0590 (43.07), 1 UNKNOWN | 0.0720 (52.56) | 0.0550 (40.15) |',
  );
});

test('of a class, a price that is known stands where only the quantity is not', async () => {
  const code = { Handler: 'index.handler', Runtime: 'nodejs24.x', Code: { ZipFile: '' }, Architectures: ['arm64'] };
  const template = { Resources: { Code: { Type: 'AWS::Lambda::Function', Properties: code } } };
  const price: Surroundings['price'] = async (_, { region = 'us-east-1' }) =>
    costOfStacks(
      [{ id: 'Made', model: readTemplate(template, { name: 'Made', region }), origins: new Map() }],
      region,
      {
        'function-gb-seconds-arm64': Number.NaN,
      },
    );
  const { text } = await run([PATTERN, '--class', '20', 'region=us-east-1'], { price });
  expect(text).toMatch(/GB-seconds \| UNKNOWN \| UNKNOWN quantity x 0\.0000\d+ \|/);
});

test('JSON has a version, the day of the prices, and each line with its price and where that was read', async () => {
  const told = JSON.parse((await run([PATTERN, '--json', '--use', 'storage=40'])).text) as Record<string, unknown>;
  expect(told).toMatchObject({
    version: 1,
    pattern: PATTERN,
    use: { storage: 40 },
    prices: { currency: 'USD', tax: 'excluded', daysOld: 10 },
    idle: { unknown: 1 },
    used: { perMonth: expect.closeTo(44.07, 4) },
  });
  expect((told['lines'] as object[])[0]).toMatchObject({
    item: 'nat-gateway',
    quantity: 1,
    idle: 'always',
    whenStopped: 'goes on',
    price: { usd: 0.059, date: expect.any(String), source: expect.any(String), evidence: expect.any(String) },
    resources: [{ stack: 'Made', logicalId: 'Way' }],
  });
});

test.each([
  ['no pattern', [], /Which pattern/],
  ['a pattern that there is not', ['nonsense'], /nonsense.*there are: /],
  ['a setting without a value', [PATTERN, '-c', 'region'], /-c region is no KEY=VALUE/],
  ['a column without a value', [PATTERN, 'production'], /production is no KEY=VALUE/],
  ['a column that says a key twice', [PATTERN, 'mode=classroom,mode=production'], /mode=production.*second time/],
  ['a use of a name that is nearly one', [PATTERN, '--use', 'stroage=5'], /stroage=5.*: storage\n/],
  ['a use of no name', [PATTERN, '--use', '저장=5'], /저장=5.*storage/],
  ['a use that is no pair', [PATTERN, '--use', 'storage'], /--use storage: /],
  ['a use that is no number', [PATTERN, '--use', 'storage=five'], /storage=five/],
  ['a use below nothing', [PATTERN, '--use', 'storage=-1'], /storage=-1/],
  ['a use beyond all', [PATTERN, '--use', `storage=${'9'.repeat(400)}`], /1000000000000/],
  ['a use that is given twice', [PATTERN, '--use', 'storage=1,storage=2'], /storage=2/],
  ['a use that nothing is paid for by', [PATTERN, '--use', 'model-tokens=5'], /model-tokens.*storage/],
  ['a class of nobody', [PATTERN, '--class', '0'], /--class 0.*1000/],
  ['half a person', [PATTERN, '--class', '2.5'], /--class 2.5/],
  ['a class and a month', [PATTERN, '--class', '20', '--use', 'storage=1'], /--use.*--class/],
  ['sums of a use', [PATTERN, '--every-region', '--prices'], /--every-region/],
  ['two tables at a time', [PATTERN, '--prices', '--class', '20'], /--prices, --class/],
  ['a table as JSON', [PATTERN, 'mode=production', '--json'], /json.*md/],
  [
    'a key that -c gives twice',
    [PATTERN, '-c', 'region=us-east-1', '-c', 'region=ap-northeast-2'],
    /-c region.*second time/,
  ],
  ['one region and all of them', [PATTERN, '--every-region', '-c', 'region=us-east-1'], /leave out region/],
  [
    'one region and all of them as a row',
    [PATTERN, '--every-region', 'mode=classroom,region=us-east-1'],
    /leave out region/,
  ],
  ['the price of one and a month', [PATTERN, '--prices', '--use', 'storage=1'], /--prices, --use/],
  [
    'a table of a use that nothing is paid for by',
    [PATTERN, 'region=us-east-1', '--use', 'model-tokens=5'],
    /model-tokens.*storage/,
  ],
  ['two forms at a time', [PATTERN, '--json', '--format', 'md'], /--json and --format md/],
  ['lessons of one pattern', [PATTERN, '--write-lessons'], /--write-lessons is of every pattern/],
  ['lessons of one region', ['--write-lessons', '-c', 'region=us-east-1'], /--write-lessons is of every pattern/],
  ['a format that there is not', [PATTERN, '--format', 'xml'], /text \| md \| json/],
])('refuses %s in both languages', async (_, args, message) => {
  expect(await run(args)).toMatchObject({ exitCode: 2, text: expect.stringMatching(message) });
  expect(await run([...args, '--lang', 'ko'])).toMatchObject({ exitCode: 2, text: expect.stringMatching(/[가-힣]/) });
});

test('what the app refuses is told in its own words', async () => {
  const price = () => Promise.reject(new SynthesisError('region: mars-1'));
  expect(await run([PATTERN], { price })).toMatchObject({
    exitCode: 2,
    text: expect.stringContaining('region: mars-1'),
  });
});

test('what nobody can tell the price of is a sentence with what to do, and no sum', async () => {
  const problem = 'Odd: nobody has said what AWS::Braket::Laboratory costs; say it in lib/tools/cost/tables';
  const price = () => Promise.reject(new UndecidableError(problem));
  const told = await run([PATTERN], { price });
  expect(told).toMatchObject({ exitCode: 2, text: expect.stringContaining(problem) });
  expect(told.text).not.toMatch(/\n {4}at |USD/);
  expect((await run([PATTERN, '--lang', 'ko'], { price })).text).toMatch(/비용을 알 수 없는 것.*Odd/);
});

test('a class is so many people with what is assumed of each, and what they use is said apart', async () => {
  const { text } = await run([PATTERN, '-c', 'region=ap-northeast-2', '--class', '20']);
  expect(text.split('\n')[1]).toMatch(
    /^A class of 20: (at least )?\d\.\d{3} USD in two hours, (0|\d\.\d{3}) of it for what they use/,
  );
  expect(text.split('\n')[2]).toContain(spendingOf(PATTERN).does.en);
  const told = JSON.parse((await run([PATTERN, '--class', '20', '--json'])).text) as object;
  expect(told).toMatchObject({ class: { people: 20 }, mostPerHour: expect.any(Number), classUse: expect.any(Object) });
  const table = await run([PATTERN, '--class', '20', 'region=ap-northeast-2', '--lang', 'ko']);
  expect(table.text).toContain(spendingOf(PATTERN).does.ko);
});

test('what stands in two regions is told apart by them', async () => {
  const stackIn = (region: string) => ({
    id: region,
    model: readTemplate(TEMPLATE, { name: region, region }),
    origins: new Map(),
  });
  const price = async () => costOfStacks([stackIn('us-east-1'), stackIn('ap-southeast-2')], 'ap-southeast-2');
  const { text } = await run([PATTERN], { price });
  expect(text).toMatch(/NAT gateways, ap-southeast-2 +0\.0590/);
  expect(text).toMatch(/NAT gateways, us-east-1 +0\.0450/);
  expect(text).toMatch(/NAT gateways, us-east-1 +goes on/);
  expect(text).toMatch(/S3, writes, us-east-1 \(storage-writes\)/);
});

test('prices of uses and a stated month are tables too', async () => {
  const { text } = await run([PATTERN, '--prices', 'region=ap-southeast-2', 'region=ap-northeast-2']);
  expect(text).toContain('| NAT gateways, GB | 0.059 / GB | 0.059 / GB |');
  expect(text.trimEnd()).toMatch(/\| interface endpoints, GB \| UNKNOWN \| 0\.01 \/ GB \|$/);
  const month = await run([PATTERN, 'region=ap-northeast-2', '--use', 'storage=40']);
  expect(month.text).toContain('| **a month, with the stated use** | **53.56** |');
});
