import { readCommand } from '../../../lib/tools/terminal/read-command';

const OPTIONS = {
  context: { type: 'string', short: 'c', multiple: true },
  can: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
} as const;
const TEXTS = { en: { help: 'the help' }, ko: { help: '도움말' } };

/** What a made-up command says to a line that somebody typed. */
function problemOf(line: string, environment = {}, allowPositionals = false): string | undefined {
  const command = readCommand(line.split(' ').filter(Boolean), environment, OPTIONS, TEXTS, allowPositionals);
  return 'told' in command ? command.told.problem : undefined;
}

test.each([
  ['--cna s3:GetObject', '--cna is no option of this command; did you mean this? --can; --help shows what there is'],
  ['--cna=s3:GetObject', '--cna is no option of this command; did you mean this? --can; --help shows what there is'],
  ['--CAN x', '--CAN is no option of this command; did you mean this? --can; --help shows what there is'],
  ['-can x', '-can is no option of this command; did you mean this? --can; --help shows what there is'],
  ['-lang ko', '-lang is no option of this command; did you mean this? --lang; --help shows what there is'],
  ['—can x', '—can is no option of this command; did you mean this? --can; --help shows what there is'],
  ['-–can x', '-–can is no option of this command; did you mean this? --can; --help shows what there is'],
  ['ㅡㅡcan x', 'ㅡㅡcan is no option of this command; did you mean this? --can; --help shows what there is'],
  ['--dry_run', '--dry_run is no option of this command; did you mean this? --dry-run; --help shows what there is'],
  ['--printer', '--printer is no option of this command; --help shows what there is'],
  ['--__proto__=1', '--__proto__ is no option of this command; --help shows what there is'],
  ['--constructor', '--constructor is no option of this command; --help shows what there is'],
  ['-z', '-z is no option of this command; --help shows what there is'],
  ['--can', '--can needs a value; --help shows what there is'],
  ['-c', '-c needs a value; --help shows what there is'],
  ['--can --dry-run', '--can needs a value; --help shows what there is'],
  ['--dry-run=yes', '--dry-run takes no value; --help shows what there is'],
  ['word', 'word is one word too many; this command takes options alone; --help shows what there is'],
  ['--lang fr', '--lang fr is no language of this command; use en or ko'],
])('%s is refused: %s', (line, problem) => {
  expect(problemOf(line)).toBe(problem);
});

test.each(['--can -1', '-can x', '--can=x --no-such'])('%s is refused in the language that was asked for', (line) => {
  expect(problemOf(`${line} --lang ko`)).toMatch(/^-.*--help에 나옵니다$/);
  expect(problemOf(line, { LANG: 'ko_KR.UTF-8' })).toMatch(/^-.*--help에 나옵니다$/);
});

test.each(['--can=-1', '-cmode=x', '-c mode=x -c a=b', '--can x --can y', '--dry-run', '--can='])(
  '%s is nothing to complain of',
  (line) => {
    expect(problemOf(line)).toBeUndefined();
  },
);

test('words that belong to no option are handed on where they may be, and a dash among them is a mistake all the same', () => {
  expect(problemOf('one two', {}, true)).toBeUndefined();
  expect(problemOf('one –can', {}, true)).toMatch(/did you mean this\? --can/);
  expect(problemOf('one -- --can', {}, true)).toBeUndefined();
});

test('a word that nobody can read to its end is cut', () => {
  expect(problemOf(`--${'x'.repeat(100_000)}`)!.length).toBeLessThan(200);
});
