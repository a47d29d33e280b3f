import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { referencedIds } from '../../../lib/model/references';
import { compareCommand } from '../../../lib/tools/compare/command-line';
import { REPOSITORY } from '../../../lib/tools/synth/synthesize-app';
import { PATTERNS_AND_TINY } from '../../patterns';
import type { RawTemplate } from '../../proofs/mutant';
import { synthesizeJson } from '../../support/synthesize';
import { variantsOf } from '../../support/variants';
import { sample } from './compared-sample';

const directory = mkdtempSync(join(tmpdir(), 'odd-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const file = (name: string, template: unknown) => {
  const path = join(directory, name);
  writeFileSync(path, typeof template === 'string' ? template : JSON.stringify(template));
  return path;
};

const compare = (before: string, after: string, ...args: string[]) =>
  compareCommand([before, after, ...args], { LANG: 'C' }, { root: REPOSITORY, progress: () => {}, onEnd: () => {} });

const deep = (levels: number): unknown => (levels === 0 ? 'end' : { in: deep(levels - 1) });

/** What somebody wrote where another value belongs, and what is named of it. */
const ODD: readonly (readonly [what: string, resources: object, en: string, ko: string])[] = [
  [
    'an object for a list',
    { Group: { Type: 'AWS::EC2::SecurityGroup', Properties: { SecurityGroupIngress: { IpProtocol: 'tcp' } } } },
    'Group SecurityGroupIngress is {"IpProtocol":"tcp"}; it must be a list: [ ... ]',
    'Group SecurityGroupIngress 값이 {"IpProtocol":"tcp"}입니다. 목록이어야 합니다: [ ... ]',
  ],
  [
    'a text for a list',
    { Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { Metrics: 'x' } } },
    'Alarm Metrics is "x"; it must be a list: [ ... ]',
    'Alarm Metrics 값이 "x"입니다. 목록이어야 합니다: [ ... ]',
  ],
  [
    'nothing in a list',
    { Group: { Type: 'AWS::EC2::SecurityGroup', Properties: { SecurityGroupIngress: [null] } } },
    'Group SecurityGroupIngress - is null; it must be a value, or nothing at all: leave the property out',
    'Group SecurityGroupIngress - 값이 null입니다. 값을 쓰거나 속성을 빼세요',
  ],
  [
    'a reference to an object',
    { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: { a: 1 } } } } },
    'Queue QueueName Ref is {"a":1}; it must be a logical id in quotes',
    'Queue QueueName Ref 값이 {"a":1}입니다. 논리적 ID를 따옴표로',
  ],
  [
    'a list for a single value',
    { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: ['a'] } } },
    'Queue QueueName is ["a"]; it must be a single value',
    'Queue QueueName 값이 ["a"]입니다. 값 하나여야 합니다',
  ],
  [
    'values nested without end',
    { Queue: { Type: 'AWS::SQS::Queue', Properties: { RedrivePolicy: deep(3_000) } } },
    'it must be nested no deeper than a template can be read: 100 levels',
    '템플릿은 100단계까지만 중첩할 수 있습니다',
  ],
];

test.each(ODD)(
  '%s is named, with its file, resource, property and remedy, in both languages',
  async (_, Resources, en, ko) => {
    const path = file('odd.json', { Resources });
    const [english, korean] = [await compare(path, path), await compare(path, path, '--lang', 'ko')];
    expect([english.exitCode, korean.exitCode]).toEqual([2, 2]);
    expect(english.text).toContain(`${path}: `);
    expect(english.text).toContain(en);
    expect(korean.text).toContain(ko);
  },
);

test('a resource under the name of what every object has is refused by its name', async () => {
  const path = file('odd.json', '{"Resources":{"__proto__":{"Type":"AWS::SQS::Queue"}}}');
  const { exitCode, text } = await compare(path, path);
  expect([exitCode, text]).toEqual([
    2,
    `${path}: Resources is "__proto__"; it must be a logical id: letters and digits alone, for example Queue1`,
  ]);
});

/** Values that stand nowhere, or not there. */
const STRAY: readonly unknown[] = [
  'x',
  '',
  0,
  true,
  null,
  [],
  {},
  [null],
  ['x'],
  [[]],
  [{}],
  { Ref: 'Nowhere' },
  { Ref: {} },
  { 'Fn::GetAtt': 'Nowhere' },
  { 'Fn::GetAtt': ['Nowhere', 'Arn'] },
  { 'Fn::If': ['Nowhere', 'a', 'b'] },
  { 'Fn::Join': ['', 'x'] },
  { 'Fn::Join': ['', { Ref: 'Nowhere' }] },
  { 'Fn::Select': [9, []] },
  { 'Fn::Sub': '${Nowhere.Arn}' },
  { 'Fn::ImportValue': 'x' },
  { constructor: 'x' },
];

/** The same search each time, so that a change fails by what it did; ODD_SEED and ODD_RUNS search elsewhere and longer. */
const SEED = Number(process.env['ODD_SEED'] ?? 20261127);
const RUNS = Number(process.env['ODD_RUNS'] ?? 80);

/** What JavaScript says of a value that nobody expected. */
const OF_THE_LANGUAGE =
  /Cannot read|is not (a function|iterable|an object)|(?<!undecided.*)undefined|\[object |Maximum call stack|NaN/;

test('whatever stands anywhere in a template, there is a report, or a sentence that names the file and the place', async () => {
  const slices = [sample().template, ...PATTERNS_AND_TINY.map((pattern) => synthesizeJson(variantsOf(pattern)[0]!))]
    .map((template) => template as unknown as RawTemplate)
    .flatMap(slicesOf);
  const runs = fc.tuple(fc.constantFrom(...slices), fc.nat(), fc.option(fc.constantFrom(...STRAY), { nil: GONE }));
  await fc.assert(
    fc.asyncProperty(runs, async ([slice, at, value]) => {
      const [path, before] = [file('after.json', putAt(slice, at, value)), file('before.json', slice)];
      const { exitCode, text } = await compare(before, path);
      return !OF_THE_LANGUAGE.test(text) && (exitCode === 0 || (exitCode === 2 && text.includes(path)));
    }),
    { numRuns: RUNS, seed: SEED },
  );
});

/** Stands for nothing at all. */
const GONE = Symbol('gone');

/** Each resource of a template with what it refers to and what refers to it: small enough to be compared in no time. */
function slicesOf({ Resources }: RawTemplate): { Resources: RawTemplate['Resources'] }[] {
  return Object.keys(Resources).map((id) => {
    const near = Object.entries(Resources)
      .filter(([other, { Properties }]) => other === id || referencedIds(Properties).includes(id))
      .flatMap(([other, { Properties }]) => [other, ...referencedIds(Properties)]);
    return {
      Resources: Object.fromEntries(
        [...new Set(near)].slice(0, 8).flatMap((each) => (Resources[each] ? [[each, Resources[each]]] : [])),
      ),
    };
  });
}

/** A template with another value at one of its places, or without what stands there. */
function putAt(slice: object, at: number, value: unknown): unknown {
  const copy = structuredClone(slice);
  const places = placesIn(copy, 0);
  const [holder, key] = places[at % places.length]!;
  if (value !== GONE) holder[key] = value;
  else if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
  return copy;
}

type Holder = Record<string, unknown>;

function placesIn(value: unknown, depth: number): (readonly [Holder, string])[] {
  if (value === null || typeof value !== 'object') return [];
  const own = Object.keys(value).map((key) => [value as Holder, key] as const);
  return [...(depth < 2 ? [] : own), ...Object.values(value).flatMap((inner) => placesIn(inner, depth + 1))];
}
