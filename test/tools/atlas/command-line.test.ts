import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atlasCommand } from '../../../lib/tools/atlas/command-line';
import { TEXTS } from '../../../lib/tools/atlas/texts';
import { SynthesisError } from '../../../lib/tools/synth/synthesis-error';
import { Progress } from '../../../lib/tools/terminal/progress';
import { PATTERNS } from '../../patterns';
import { tracedStacks } from '../../support/traced-stacks';

const PATTERN = PATTERNS[0]!.stack.pattern.name;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Refused before anything is synthesized, or made with assemblies of this process. */
async function run(args: readonly string[], assemble: typeof tracedStacks = nothing) {
  const shown: string[] = [];
  let now = 0;
  const progress = new Progress({ write: (text) => shown.push(text) }, () => (now += 10_000));
  const printed = await atlasCommand(args, { LANG: 'en', INIT_CWD: folder }, progress, () => assemble);
  return { ...printed, shown };
}

function nothing(): never {
  throw new Error('This synthesizes nothing');
}

describe.each(['en', 'ko'] as const)('in %s', (lang) => {
  const texts = TEXTS[lang];

  test('tells how it is used', async () => {
    expect(await run(['--help', '--lang', lang])).toEqual({ exitCode: 0, text: texts.help, shown: [] });
  });

  test('refuses a pattern that there is not, and says which one may be meant', async () => {
    const { exitCode, text } = await run(['--pattern', `${PATTERN}x`, '--lang', lang]);
    expect(exitCode).toBe(2);
    expect(text).toContain(`${PATTERN}x`);
    expect(text.split('\n')[0]).toContain(PATTERNS.map(({ stack }) => stack.pattern.name)[1]);
    expect(text).toContain(texts.help);
  });

  test('refuses a word that is no option, and says how a pattern is named', async () => {
    const { exitCode, text } = await run([PATTERN, '--lang', lang]);
    expect([exitCode, text.split('\n')[0]]).toEqual([2, texts.noArgument(PATTERN)]);
  });

  test('refuses a folder with something else in it, and leaves it as it is', async () => {
    writeFileSync(join(folder, 'index.html'), 'mine');
    writeFileSync(join(folder, 'about.html'), 'mine');
    const { exitCode, text } = await run(['--out', folder, '--lang', lang]);
    expect([exitCode, text]).toEqual([2, texts.notAnAtlas(folder, 'about.html, index.html')]);
    expect(readdirSync(folder)).toEqual(['about.html', 'index.html']);
  });

  test.each([
    ['a file', 'file'],
    ['a folder within a file', 'file/atlas'],
    ['a link to nothing', 'link'],
  ])('says at once that it cannot write to %s', async (_, name) => {
    writeFileSync(join(folder, 'file'), '');
    symlinkSync(join(folder, 'nowhere', 'atlas'), join(folder, 'link'));
    const { exitCode, text } = await run(['--out', name, '--lang', lang]);
    expect([exitCode, text.split(': ')[0]]).toEqual([2, texts.notWritable(join(folder, name), '').split(': ')[0]]);
  });

  test('refuses a folder without a name', async () => {
    const { exitCode, text } = await run(['--out', ' ', '--lang', lang]);
    expect([exitCode, text.split('\n')[0]]).toEqual([2, texts.noFolder]);
  });
});

// Node's own way of making a folder with its parents never comes back from there.
(existsSync('/proc/self') ? test : test.skip)('refuses a folder that the system makes no parents of', async () => {
  const { exitCode, text } = await run(['--out', '/proc/nowhere/atlas', '--json']);
  expect([exitCode, JSON.parse(text).refused]).toEqual([
    2,
    expect.stringContaining('/proc/nowhere/atlas cannot be written'),
  ]);
});

test('what the app refuses is told in its own words, as JSON where that is asked for', async () => {
  const refuse = async () => {
    throw new SynthesisError('The app says no');
  };
  expect(await run(['--out', 'new'], refuse)).toMatchObject({ exitCode: 2, text: 'The app says no' });
  const { text } = await run(['--out', 'new', '--json'], refuse);
  expect(JSON.parse(text)).toEqual({ version: 1, refused: 'The app says no' });
});

test('pictures of a lesson that the app refuses are not drawn, in its own words', async () => {
  const refuse = async () => {
    throw new SynthesisError('The app says no');
  };
  const args = ['--write-pictures', '--pattern', PATTERN];
  expect(await run(args, refuse)).toMatchObject({ exitCode: 2, text: 'The app says no' });
  const { text } = await run([...args, '--json'], refuse);
  expect(JSON.parse(text)).toEqual({ version: 1, refused: 'The app says no' });
});

test('makes a site beside where it was called, tells each page as it goes, and makes it anew in its place', async () => {
  const args = ['--pattern', PATTERN, '--out', '내 그림/the site'];
  const site = join(folder, '내 그림', 'the site');
  const { exitCode, text, shown } = await run(args, tracedStacks);
  const index = join(site, 'index.html');
  expect([exitCode, text.endsWith(`Open ${index}`)]).toEqual([0, true]);
  const pages = readdirSync(site).filter((name) => name.endsWith('.html') && name !== 'index.html');
  expect(shown.map((line) => line.trim().split(' ')[1]).sort()).toEqual(pages.sort());
  const made = readFileSync(index, 'utf8');

  // As a file browser does, and as a site of another version would have left it.
  writeFileSync(join(site, '.DS_Store'), 'of the system');
  writeFileSync(join(site, 'old.html'), 'of an earlier site');
  const list = JSON.parse(readFileSync(join(site, 'atlas.json'), 'utf8'));
  writeFileSync(join(site, 'atlas.json'), JSON.stringify({ files: [...list.files, 'old.html', '../mine'] }));
  writeFileSync(join(folder, '내 그림', 'mine'), 'mine');

  const again = await run([...args, '--json'], tracedStacks);
  const { files } = JSON.parse(again.text) as { readonly files: readonly { readonly name: string }[] };
  expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(pages));
  expect(readFileSync(index, 'utf8')).toBe(made);
  expect(readdirSync(site).filter((name) => ['.DS_Store', 'old.html'].includes(name))).toEqual(['.DS_Store']);
  expect(readdirSync(join(folder, '내 그림'))).toContain('mine');

  writeFileSync(join(site, 'notes.html'), 'mine');
  expect((await run(args, tracedStacks)).text).toContain('notes.html');
}, 300_000);
