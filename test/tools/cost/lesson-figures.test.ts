import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { README_FILES } from '../../../lib/config/readme-files';
import { readTemplate } from '../../../lib/model/template';
import type { Pricer } from '../../../lib/tools/cost/asked-table';
import { costOfStacks } from '../../../lib/tools/cost/cost-of-stacks';
import { figureOf, figuresIn, withFigures } from '../../../lib/tools/cost/lesson-figures';
import { REPOSITORY } from '../../../lib/tools/synth/synthesize-app';
import { PATTERNS } from '../../patterns';
import { moneyByHand } from './money-by-hand';

/** So many NAT gateways as the settings say, at 0.059 an hour in Seoul, and an endpoint, whose price in Ireland is not known. */
const price: Pricer = async ({ gateways = '1', region = 'ap-northeast-2' }) => {
  const made = Array.from({ length: Number(gateways) }, (_, at) => [`Way${at}`, { Type: 'AWS::EC2::NatGateway' }]);
  const endpoint = { Type: 'AWS::EC2::VPCEndpoint', Properties: { VpcEndpointType: 'Interface', SubnetIds: ['one'] } };
  const model = readTemplate(
    { Resources: { Endpoint: endpoint, ...Object.fromEntries(made) } },
    { name: 'Made', region },
  );
  return costOfStacks([{ id: 'Made', model, origins: new Map() }], region);
};

test.each([
  ['lambda/arm64@ap-northeast-2', '0.0000133334'],
  ['2 x nat-gateway@ap-northeast-2 + 2 x public-ipv4@ap-northeast-2', '0.128'],
  ['730 x waf/web-acl', '5'],
  ['8 x ebs/gp3@ap-southeast-2', '0.00105'],
  ['1000000 x 0.5 x 1.73 x lambda/arm64@ap-northeast-2', '11.5'],
  ['gateways=3 - gateways=1', '0.118'],
  ['2 x gateways=1', '0.144'],
])('a sum in a sentence is reckoned from the list and from templates: %s', async (sum, usd) => {
  expect(await figureOf(sum, price)).toBe(usd);
});

test.each([
  ['nat-gateway', /no price is known of nat-gateway/],
  ['2 x nat-gateway@mars-1', /nat-gateway@mars-1/],
  ['2 x such-a-thing', /such-a-thing; write id@region/],
  ['region=eu-west-1', /not all prices of region=eu-west-1 are known/],
  ['gateways=1,gateways=2', /key=value, each key once/],
  ['2 nat-gateway@us-east-1', /2 nat-gateway/],
])('a sum that cannot be told is none: %s', async (sum, problem) => {
  await expect(figureOf(sum, price)).rejects.toThrow(problem);
});

test('a figure is made anew between its marks, each by its own sum, and nothing else changes', async () => {
  const page = (one: string, other: string) =>
    `Two are <!-- usd: 2 x public-ipv4@us-east-1 -->${one}<!-- /usd --> USD, a rule <!-- usd: 730 x waf/rule -->${other}<!-- /usd -->.\n`;
  expect(await withFigures(page('9.99', ''), price)).toBe(page('0.01', '1'));
  await expect(withFigures('A rule is <!-- usd: 730 x waf/rule -->1 USD.\n', price)).rejects.toThrow(
    /no end in the line/,
  );
});

const FOLDERS = PATTERNS.map(({ stack }) => join('stacks', stack.pattern.name));

test.each(FOLDERS)('both languages have the same sums: %s', (folder) => {
  const [english, korean] = Object.values(README_FILES)
    .map((file) => join(REPOSITORY, folder, file))
    .filter((file) => existsSync(file))
    .map((file) =>
      figuresIn(readFileSync(file, 'utf8'))
        .map(({ sum }) => sum)
        .toSorted(),
    );
  if (korean) expect(korean).toEqual(english);
});

test.each(FOLDERS)('no money stands in a page by hand: %s', (folder) => {
  const pages = readdirSync(join(REPOSITORY, folder)).filter((file) => file.endsWith('.md'));
  const found = pages.flatMap((page) =>
    moneyByHand(readFileSync(join(REPOSITORY, folder, page), 'utf8')).map((money) => `${page}: ${money}`),
  );
  const remedy = 'write <!-- usd: 2 x id@region --><!-- /usd --> in its place, then npm run cost -- --write-lessons';
  expect([remedy, found]).toEqual([remedy, []]);
});

test.each([
  'An instance is 0.0131 USD an hour.',
  'A gateway bills 0.064 an hour and zone.',
  'The toolkit costs 3 cents.',
  'One is $5 a month.',
  'It costs 5 a month and 1 for each rule.',
  '| a million calls | 0.60 USD |',
  '퍼블릭 IPv4 주소 두 개에 시간당 0.010이 더 듭니다.',
  '시간당 약 0.10달러의 과금이 시작됩니다.',
  '한 달에 5 USD입니다.',
  '무료 대시보드를 다 썼다면 하나에 한 달 3.00의 요금이 나옵니다.',
])('is found where somebody writes it: %s', (sentence) => {
  expect(moneyByHand(sentence).length).toBeGreaterThan(0);
});

test.each([
  'Node.js 20.19 or newer, and nothing else: no account, no cost.',
  'It takes 0.92 to 1.05 times as long, and 8.85 MB, and costs nothing.',
  'CloudFront bills nothing up to 1 TB and ten million requests a month.',
  'A rule is <!-- usd: 730 x waf/rule -->1<!-- /usd --> USD a month.',
  'The cost of a month with `--use storage=0.25` is printed.',
  '한 달 1,000개까지 요금이 없습니다.',
])('other numbers are none: %s', (sentence) => {
  expect(moneyByHand(sentence)).toEqual([]);
});
