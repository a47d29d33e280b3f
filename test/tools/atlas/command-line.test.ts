import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
    writeFileSync(join(folder, 'thesis.md'), 'mine');
    const { exitCode, text } = await run(['--out', folder, '--lang', lang]);
    expect([exitCode, text.split('\n')[0]]).toEqual([2, texts.notAnAtlas(folder)]);
    expect(readdirSync(folder)).toEqual(['index.html', 'thesis.md']);
  });

  test('says at once where it cannot write', async () => {
    writeFileSync(join(folder, 'file'), '');
    const out = join(folder, 'file', 'atlas');
    const { exitCode, text } = await run(['--out', out, '--lang', lang]);
    expect(exitCode).toBe(2);
    expect(text).toContain(texts.notWritable(out, '').trim());
  });
});

test('what the app refuses is told in its own words, as JSON where that is asked for', async () => {
  const refuse = async () => {
    throw new SynthesisError('The app says no');
  };
  expect(await run(['--out', 'new'], refuse)).toMatchObject({ exitCode: 2, text: 'The app says no' });
  const { text } = await run(['--out', 'new', '--json'], refuse);
  expect(JSON.parse(text)).toEqual({ version: 1, refused: 'The app says no' });
});

test('makes a site beside where it was called, tells each page as it goes, and makes it anew in its place', async () => {
  const args = ['--pattern', PATTERN, '--out', 'site'];
  const { exitCode, text, shown } = await run(args, tracedStacks);
  const index = join(folder, 'site', 'index.html');
  expect([exitCode, text.endsWith(`Open ${index}`)]).toEqual([0, true]);
  const pages = readdirSync(join(folder, 'site')).filter((name) => name.endsWith('.html') && name !== 'index.html');
  expect(shown.map((line) => line.trim().split(' ')[1]).sort()).toEqual(pages.sort());
  const made = readFileSync(index, 'utf8');

  const again = await run([...args, '--json'], tracedStacks);
  const { files } = JSON.parse(again.text) as { readonly files: readonly { readonly name: string }[] };
  expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(pages));
  expect(readFileSync(index, 'utf8')).toBe(made);
}, 300_000);
