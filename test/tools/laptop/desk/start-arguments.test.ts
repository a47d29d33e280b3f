import { MESSAGES, systemLanguage } from '../../../../lib/tools/laptop/desk/messages';
import { olderThanNeeded } from '../../../../lib/tools/laptop/desk/node-version';
import { parseStartArguments, UsageError } from '../../../../lib/tools/laptop/desk/start-arguments';

const parse = (line: string, environment = {}) => parseStartArguments(line.split(' ').filter(Boolean), environment);

describe('the command line of npm start', () => {
  test('runs async on the usual port and opens the page when nothing is said', () => {
    expect(parse('')).toMatchObject({ pattern: 'async', context: {}, open: true, json: false });
    expect(parse('').port).toBeUndefined();
  });

  test('takes the values that cdk takes, as often as they are given', () => {
    const { context } = parse('-c async.worker=ec2 --context async.results=rds -c owner=a=b');
    expect(context).toEqual({ 'async.worker': 'ec2', 'async.results': 'rds', owner: 'a=b' });
  });

  test('takes a pattern and a file after --once', () => {
    expect(parse('--once async ./photo.jpg --out ./here')).toMatchObject({
      pattern: 'async',
      once: { file: './photo.jpg', outDirectory: './here' },
    });
  });

  test.each([
    ['--pattern lab', 'lab'],
    ['--port eighty', 'eighty'],
    ['--port 70000', '70000'],
    ['-c async.worker', 'async.worker'],
    ['--lang fr', 'fr'],
    ['--prot 80', '--prot'],
    ['--once async', '--once'],
    ['photo.jpg', 'photo.jpg'],
    ['--port', '--port needs a value'],
    ['-c', '--context needs a value'],
    ['--keep --no-open', '--keep needs a value'],
    ['--no-open=1', '--no-open: not understood'],
    ['--out here', '--out'],
    ['--once async a.jpg b.jpg', 'b.jpg'],
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

  test('explains every option in both languages', () => {
    const options = [
      '--context',
      '--pattern',
      '--port',
      '--no-open',
      '--keep',
      '--once',
      '--out',
      '--json',
      '--lang',
      '--help',
    ];
    for (const { help } of Object.values(MESSAGES)) {
      expect(options.filter((option) => !help.includes(option))).toEqual([]);
    }
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
