import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../../../lib/tools/synth/synthesize-app';
import type { Ran, Run } from './ran-programs';

/** Every script that runs a file of bin, and how one calls it. */
const { scripts } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};
const COMMANDS = Object.entries(scripts).flatMap(([name, line]) => {
  const file = /^node (?:-r \S+ )?(bin\/\S+\.ts)$/.exec(line)?.[1];
  return file === undefined ? [] : [{ file, name, called: name === 'start' ? /npm start/ : callOf(name) }];
});

function callOf(name: string): RegExp {
  return new RegExp(`npm run (--silent )?${name}\\b`);
}

/** What cdk runs itself, which reads its arguments. */
const APP = 'bin/app.ts';

const KOREAN_HELP = ['--help', '--lang', 'ko'];
const ENGLISH_HELP = ['--lang=en', '-h'];
const MISSPELT = ['--lnag', 'en', '--lang', 'ko'];

let all: readonly Ran[];
beforeAll(() => {
  const runs = COMMANDS.flatMap(({ file }) =>
    [KOREAN_HELP, ENGLISH_HELP, MISSPELT].map((args): Run => ({ file, args })),
  );
  const program = ['-r', 'ts-node/register/transpile-only', join(__dirname, 'ran-programs.ts'), JSON.stringify(runs)];
  all = JSON.parse(execFileSync(process.execPath, program, { cwd: REPOSITORY, encoding: 'utf8' })) as Ran[];
});

function ranWith(file: string, args: readonly string[]): Ran {
  return all.find((one) => one.file === file && one.args.join(' ') === args.join(' '))!;
}

test('every program of bin is a command of package.json', () => {
  const programs = readdirSync(join(REPOSITORY, 'bin'), { recursive: true, encoding: 'utf8' })
    .map((file) => `bin/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.ts') && file !== APP);
  expect(COMMANDS.map(({ file }) => file).sort()).toEqual(programs.sort());
});

test.each(COMMANDS)('$name tells its help in both languages', ({ file, called }) => {
  const [korean, english] = [ranWith(file, KOREAN_HELP), ranWith(file, ENGLISH_HELP)];
  expect(korean).toMatchObject({ status: 0, errors: '', output: expect.stringMatching(called) });
  expect(english).toMatchObject({ status: 0, errors: '', output: expect.stringMatching(called) });
  expect(korean.output).toMatch(/[가-힣]/);
  expect(english.output).not.toMatch(/[가-힣]/);
  expect([korean, english].filter(({ output }) => !/--lang/.test(output))).toEqual([]);
});

test.each(COMMANDS)('$name names an option that it has not, and the one that was meant', ({ file }) => {
  const refused = {
    status: 2,
    output: '',
    errors: expect.stringMatching(/^--lnag: 이 명령에 없는 옵션.*--lang.*--help/),
  };
  expect(ranWith(file, MISSPELT)).toMatchObject(refused);
});
