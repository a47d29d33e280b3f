import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pythonEnvironment } from '../../../../lib/tools/laptop/bedrock/semantic/python-environment';
import { SemanticEmbedder } from '../../../../lib/tools/laptop/bedrock/semantic/semantic-embedder';

const folder = mkdtempSync(join(tmpdir(), 'semantic-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A program that acts as Python with the packages does: this very Node.js, with a script. */
function encoder(script: string): string {
  const file = join(folder, `encoder-${Math.random().toString(36).slice(2)}`);
  writeFileSync(file, `#!${process.execPath}\n${script}`, { mode: 0o755 });
  return file;
}

const LINES = `require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, texts } = JSON.parse(line);
  answer(id, texts);
});
const say = (reply) => process.stdout.write(JSON.stringify(reply) + '\\n');
say({ model: 'multilingual-e5-small', dimension: 2 });
`;
const WORKING = `${LINES}
function answer(id, texts) {
  say(texts.includes('bad') ? { id, error: 'ValueError' } : { id, vectors: texts.map((text) => [text.length, texts.length]) });
}`;

describe('the encoder of meanings', () => {
  it('puts texts into the space in batches, and fills up with zeros', async () => {
    const embedder = await SemanticEmbedder.start(folder, encoder(WORKING));
    const [one, many] = await Promise.all([
      embedder.embed(['a'], 4),
      embedder.embed(
        Array.from({ length: 50 }, () => 'abc'),
        4,
      ),
    ]);
    expect([embedder.id, embedder.name]).toEqual([
      'multilingual-e5-small',
      'multilingual-e5-small in 4 bits, on this machine',
    ]);
    expect(one).toEqual([[1, 32, 0, 0]]);
    expect(many).toHaveLength(50);
    expect([many[0], many[49]]).toEqual([
      [3, 32, 0, 0],
      [3, 19, 0, 0],
    ]);
    await embedder.stop();
  });

  it('refuses a dimension that it does not fill', async () => {
    const embedder = await SemanticEmbedder.start(folder, encoder(WORKING));
    await expect(embedder.embed(['a'], 1)).rejects.toThrow('gives 2 numbers, and 1 were asked for');
    await embedder.stop();
  });

  it('goes on after a text that it could not read', async () => {
    const embedder = await SemanticEmbedder.start(folder, encoder(WORKING));
    await expect(embedder.embed(['bad'], 2)).rejects.toThrow('ValueError');
    expect(await embedder.embed(['good'], 2)).toEqual([[4, 1]]);
    await embedder.stop();
  });

  it('says so when it has ended, to whoever waits and to whoever comes later', async () => {
    const embedder = await SemanticEmbedder.start(folder, encoder(`${LINES}function answer() { process.exit(1); }`));
    await expect(embedder.embed(['a'], 2)).rejects.toThrow('has ended; start again, or without --semantic');
    await expect(embedder.embed(['b'], 2)).rejects.toThrow('has ended');
    await embedder.stop();
    await expect(SemanticEmbedder.start(folder, encoder('process.exit(1)'))).rejects.toThrow('has ended');
  });

  it.each<[string, string[], RegExp, RegExp]>([
    [
      'there is no Python',
      [],
      /need Python 3\.11 or newer\. Install it .*or start without --semantic\.$/,
      /Python 3\.11 이상이 필요합니다/,
    ],
    ['there is an old one', ["console.log('Python 3.9.2')"], /Found: \S+ is 3\.9\.$/, /찾은 것: \S+ 3\.9\.$/],
    [
      'it makes no environment',
      [
        "console.log('Python 3.12.1'); if (process.argv.length > 3) { console.error('no ensurepip'); process.exit(1); }",
      ],
      /no ensurepip\. On Debian and Ubuntu: apt-get install python3-venv/,
      /가상 환경을 만들지 못했습니다: no ensurepip/,
    ],
  ])('says what to install when %s', async (_, scripts, en, ko) => {
    const programs = ['no-such-python', ...scripts.map(encoder)];
    await expect(pythonEnvironment(join(folder, 'kept'), programs)).rejects.toMatchObject({
      says: { en: expect.stringMatching(en), ko: expect.stringMatching(ko) },
    });
  });

  it('says what to look at when the packages do not come', async () => {
    // An environment whose Python fails at everything but being made.
    const made = `
const fs = require('node:fs'), path = require('node:path');
if (process.argv[2] === '--version') console.log('Python 3.12.1');
else {
  const bin = path.join(process.argv.at(-1), 'bin');
  fs.mkdirSync(bin, { recursive: true });
  fs.writeFileSync(path.join(bin, 'python'), '#!/bin/sh\\necho "ERROR: No matching distribution" >&2\\nexit 1\\n', { mode: 0o755 });
}`;
    await expect(pythonEnvironment(join(folder, 'kept-2'), [encoder(made)])).rejects.toThrow(
      /No matching distribution\. They come from PyPI/,
    );
  });
});
