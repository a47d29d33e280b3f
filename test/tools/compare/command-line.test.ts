import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PATTERNS } from '../../../lib/config/patterns';
import { compareCommand } from '../../../lib/tools/compare/command-line';
import { REPOSITORY } from '../../../lib/tools/synth/synthesize-app';
import { resource } from '../../proofs/mutant';
import { changed, sample } from './compared-sample';

const directory = mkdtempSync(join(tmpdir(), 'compare-'));
const undoing = [() => rmSync(directory, { recursive: true, force: true })];
afterAll(() => {
  for (const undo of undoing) undo();
});

const file = (name: string, template: unknown) => {
  const path = join(directory, name);
  writeFileSync(path, typeof template === 'string' ? template : JSON.stringify(template));
  return path;
};
const before = file('Sample.template.json', sample().template);
const open = file(
  'open.json',
  changed((template) => {
    resource(template, 'Database').Properties['PubliclyAccessible'] = true;
  }).template,
);
const replacing = file(
  'replacing.json',
  changed((template) => {
    resource(template, 'Server').Properties['ImageId'] = 'ami-00000000000000000';
  }).template,
);
const losing = file(
  'losing.json',
  changed((template) => {
    resource(template, 'Files').DeletionPolicy = 'Delete';
  }).template,
);
const other = file('Other.template.json', {
  Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: {} }, Queue: { Type: 'AWS::SQS::Queue', Properties: {} } },
});

const run = (...args: string[]) =>
  compareCommand(
    args,
    { LANG: 'C', INIT_CWD: directory },
    { root: REPOSITORY, progress: () => {}, onEnd: (undo) => undoing.push(undo) },
  );

describe('an argument that is wrong is named, in both languages', () => {
  test.each([
    ['nothing at all', [], '. HEAD~1', '. HEAD~1'],
    ['one side', [before], '. HEAD~1', '. HEAD~1'],
    ['three sides', [before, open, losing], 'third', '세 번째'],
    ['what is nothing', [before, 'nowhere'], 'nowhere', 'nowhere'],
    ['another format', [before, open, '--format', 'xml'], '--format xml', '--format xml'],
    [
      'a format that every object has',
      [before, open, '--format', 'constructor'],
      '--format constructor',
      '--format constructor',
    ],
    ['a revision that is none', ['git:nowhere', before], 'git:nowhere', 'git:nowhere'],
    ['a file that is not there', ['file:nowhere.json', before], 'file:nowhere.json', 'file:nowhere.json'],
    ['another kind to fail on', [before, open, '--fail-on', 'cost'], '--fail-on cost', '--fail-on cost'],
    ['an empty kind to fail on', [before, open, '--fail-on', 'broadening,'], '--fail-on : ', '--fail-on : '],
    ['a kind to fail on that every object has', [before, open, '--fail-on', 'constructor'], 'data-loss', 'data-loss'],
    ['a key without a value', [before, open, '-c', 'mode'], '-c mode', '-c mode'],
    ['a pattern that is none', [before, open, '--pattern', 'none'], '--pattern none', '--pattern none'],
    ['an option that is none', [before, open, '--fast'], '--fast', '--fast'],
  ])('%s', async (_, args, en, ko) => {
    const [english, korean] = [await run(...args), await run(...args, '--lang', 'ko')];
    expect([english.exitCode, korean.exitCode]).toEqual([2, 2]);
    expect(english.text).toContain(en);
    expect(korean.text).toContain(ko);
  });

  test.each([
    ['{', 'is no JSON', 'JSON이 아닙니다'],
    ['Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n', 'is no JSON', 'JSON이 아닙니다'],
    ['{}', 'is no template: it has no Resources', '템플릿이 아닙니다. Resources가 없습니다'],
    ['null', 'is no template: it has no Resources', '템플릿이 아닙니다. Resources가 없습니다'],
    ['{"Resources":{"Queue":{}}}', 'is no template: Queue has no Type', 'Queue에 AWS::S3::Bucket 같은 Type이 없습니다'],
  ])('a file that is no template: %j', async (content, en, ko) => {
    const path = file('other.txt', content);
    const [english, korean] = [await run(before, path), await run(before, path, '--lang', 'ko')];
    expect([english.exitCode, korean.exitCode]).toEqual([2, 2]);
    expect(english.text).toContain(`${path} ${en}`);
    expect(korean.text).toContain(ko);
  });

  test('an assembly that was not written to its end', async () => {
    mkdirSync(join(directory, 'assembly'), { recursive: true });
    file('assembly/manifest.json', '{');
    const { exitCode, text } = await run(before, 'assembly');
    expect([exitCode, text]).toEqual([2, expect.stringContaining('assembly has a file that is no JSON')]);
  });
});

describe('what is to fail', () => {
  test.each([
    [open, 'broadening', 1],
    [open, 'data-loss', 0],
    [losing, 'data-loss', 1],
    [losing, 'broadening', 0],
    [replacing, 'replacement', 1],
    [losing, 'replacement', 0],
    [losing, 'replacement,data-loss', 1],
    // A template that came alone does not say where it is, and so not what it costs.
    [open, 'cost:100', 1],
    [before, 'broadening,data-loss,replacement', 0],
  ])('%s with %s ends with %d', async (side, kinds, status) => {
    expect((await run(before, side, '--fail-on', kinds)).exitCode).toBe(status);
  });
});

test('says in one line that nothing differs', async () => {
  expect((await run(before, before)).text.split('\n')).toEqual([`${before} -> ${before}`, 'Nothing differs.']);
  expect((await run(before, before, '--lang', 'ko')).text).toContain('다른 점이 없습니다.');
});

test('gives every finding as JSON, and the form says its version', async () => {
  const found = JSON.parse((await run(before, open, '--json')).text);
  expect(found).toMatchObject({ version: 1, stacks: [{ findings: [{ section: 'reach', verdict: 'broadened' }] }] });
});

test('two architectures stand side by side, and nothing of one is destroyed', async () => {
  const { text, exitCode } = await run(before, other, '--fail-on', 'broadening,data-loss,replacement');
  expect(exitCode).toBe(0);
  expect(text).toContain('Other: SQS::Queue Queue');
  expect(text).not.toMatch(/destroy|LOST/);
});

test('a comment is no longer than GitHub takes, and says what it left out', async () => {
  const many = (name: string) =>
    file(
      `many-${name}.json`,
      changed((template) => {
        for (let index = 0; index < 900; index++) {
          const properties = { [`Property${index}`]: name.repeat(80) };
          template.Resources[`Made${index}`] = { Type: `AWS::Made::Type${index}`, Properties: properties };
        }
      }).template,
    );
  const { text } = await run(many('x'), many('y'), '--format', 'md');
  expect(Buffer.byteLength(text)).toBeLessThan(65_536);
  expect(text).toMatch(/more lines were left out/);
});

test('nothing of a template is markup of the comment, or mentions anybody', async () => {
  const odd = file(
    'odd.json',
    changed((template) => {
      resource(template, 'Worker').Properties['Handler'] = '<img src=x> @everyone **b**';
    }).template,
  );
  const { text } = await run(before, odd, '--format', 'md');
  expect(text).not.toMatch(/<img|@everyone|[^\\]\*\*b/);
});

test('the app refuses a key in its own words', async () => {
  const [pattern] = PATTERNS;
  const { exitCode, text } = await run(`${pattern.name},mode=mars`, '.');
  expect(exitCode).toBe(2);
  expect(text).toContain('mars');
});
