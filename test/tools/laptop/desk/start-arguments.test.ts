import { helpText } from '../../../../lib/tools/laptop/desk/help';
import { olderThanNeeded } from '../../../../lib/tools/laptop/desk/node-version';
import { parseStartArguments } from '../../../../lib/tools/laptop/desk/start-arguments';
import { UsageError } from '../../../../lib/tools/laptop/desk/usage-error';
import { systemLanguage } from '../../../../lib/tools/terminal/system-language';
import { madeUpPage } from './made-up-page';

const PAGES = [
  madeUpPage('tiny', { size: { type: 'string', value: 'N', help: { en: 'how large', ko: '크기' } } }),
  {
    ...madeUpPage('other', { quick: { type: 'boolean', help: { en: 'at once', ko: '바로' } } }),
    options: { real: { type: 'boolean', help: { en: 'no stand-in', ko: '대역 없이' } } } as const,
  },
];
const parse = (line: string, environment = {}) =>
  parseStartArguments(line.split(' ').filter(Boolean), environment, PAGES);

describe('the command line of npm start', () => {
  test('opens the first page on the usual port and starts no pattern when nothing is said', () => {
    expect(parse('')).toEqual({ help: false, language: 'en', context: {}, open: true, json: false });
  });

  test('takes the values that cdk takes, as often as they are given', () => {
    const { context } = parse('-c tiny.size=2 --context region=x -c owner=a=b');
    expect(context).toEqual({ 'tiny.size': '2', region: 'x', owner: 'a=b' });
  });

  test('chooses the pattern that is named, else the only one whose key is given', () => {
    const chosen = (line: string) => parse(line).pattern?.name;
    expect(chosen('--pattern other')).toBe('other');
    expect(chosen('-c tiny.size=2 -c region=x')).toBe('tiny');
    expect(chosen('-c tiny.size=2 --pattern other')).toBe('other');
    expect(chosen('-c tiny.size=2 -c other.x=1')).toBeUndefined();
    expect(chosen('-c pattern=other')).toBe('other');
    expect(chosen('-c pattern=tiny,other')).toBeUndefined();
    expect(chosen('-c region=x')).toBeUndefined();
  });

  test("takes a page's own option with --once and without, and alone it chooses the pattern", () => {
    const taken = (line: string) => {
      const { pattern, options } = parse(line);
      return [pattern?.name, options];
    };
    expect(taken('--pattern other --real')).toEqual(['other', { real: true }]);
    expect(taken('--once other --real')).toEqual(['other', { real: true }]);
    expect(taken('--real')).toEqual(['other', { real: true }]);
    expect(taken('--pattern other')).toEqual(['other', undefined]);
  });

  test("hands what stands after --once to the pattern, with the pattern's own options", () => {
    const { pattern, once } = parse('--once tiny ./a ./b --size 3 --lang ko');
    expect(pattern?.name).toBe('tiny');
    expect(once).toEqual({ words: ['./a', './b'], options: { size: '3' }, language: 'ko' });
  });

  test.each([
    ['--pattern nowhere', 'nowhere'],
    ['--once nowhere', '--once: "nowhere" is not a pattern'],
    ['-c pattern=nowhere', '-c pattern: "nowhere" is not a pattern'],
    ['--port eighty', 'eighty'],
    ['--port 70000', '70000'],
    ['-c tiny.size', 'tiny.size'],
    ['--lang fr', 'fr'],
    ['--prot 80', '--prot'],
    ['photo.jpg', 'photo.jpg'],
    ['--port', '--port needs a value'],
    ['-c', '-c needs a value'],
    ['--keep --no-open', '--keep needs a value'],
    ['--no-open=1', '--no-open takes no value'],
    ['--size 3', '--size goes with --once only'],
    ['--once other --size 3', '--size: not understood'],
    ['--pattern tiny --real', '--real: not understood'],
  ])('refuses "%s", naming %s', (line, named) => {
    expect(() => parse(line)).toThrow(UsageError);
    expect(() => parse(line)).toThrow(named);
  });

  test('speaks the language of the system, or the one asked for', () => {
    expect(systemLanguage({ LANG: 'ko_KR.UTF-8' })).toBe('ko');
    expect(systemLanguage({})).toBe('en');
    expect(parse('--lang ko').language).toBe('ko');
    expect(() => parse('--port x', { LANG: 'ko_KR.UTF-8' })).toThrow('정수');
  });

  test("explains every option in both languages, the patterns' own among them", () => {
    const own = 'context pattern port no-open keep once json lang help size quick real'.split(' ');
    for (const language of ['en', 'ko'] as const) {
      const help = helpText(PAGES, language);
      expect(own.filter((option) => !help.includes(`--${option}`))).toEqual([]);
      expect(help).toContain('npm start -- --once tiny');
    }
    expect(helpText(PAGES, 'ko')).toContain('크기');
  });

  test('tells which Node.js it needs', () => {
    expect(['v20.18.9', 'v18.20.0'].map((version) => olderThanNeeded(version, 'en'))).toEqual([
      expect.stringContaining('20.19'),
      expect.stringContaining('v18.20.0'),
    ]);
    expect(['v20.19.0', 'v22.1.0', 'v24.0.0'].map((version) => olderThanNeeded(version, 'ko'))).toEqual(
      Array(3).fill(undefined),
    );
  });
});
