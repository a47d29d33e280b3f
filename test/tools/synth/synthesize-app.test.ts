import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAssembly } from '../../../lib/model/assembly';
import { SynthesisError } from '../../../lib/tools/synth/synthesis-error';
import { REPOSITORY, synthesizeApp } from '../../../lib/tools/synth/synthesize-app';
import { PATTERNS } from '../../patterns';

const directory = join(tmpdir(), `synthesized-${process.pid}`);
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const [{ stack }] = PATTERNS as [(typeof PATTERNS)[number]];
const pattern = stack.pattern.name;

test('every resource of the app leads back to a line of a stack or a construct', async () => {
  await synthesizeApp({ context: { pattern }, directory, language: 'en', bundled: false });
  const stacks = readAssembly(directory, REPOSITORY);
  const astray = stacks.flatMap(({ model, origins }) =>
    [...model.resources.keys()].filter(
      (logicalId) => !origins.get(logicalId)?.lines.some(({ file }) => /^(stacks|constructs)\//.test(file)),
    ),
  );
  expect(stacks).not.toEqual([]);
  expect(astray).toEqual([]);
});

test('says what the app says of a configuration that it refuses, in the language that is asked for', async () => {
  const refused = (language: 'en' | 'ko') =>
    synthesizeApp({ context: { pattern, region: 'mars-1' }, directory, language, bundled: false });
  await expect(refused('en')).rejects.toThrow(SynthesisError);
  await expect(refused('en')).rejects.toThrow(/region.*mars-1/s);
  await expect(refused('ko')).rejects.toThrow(/[가-힣]/);
});
