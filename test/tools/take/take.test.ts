import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeCommand } from '../../../lib/tools/take/command-line';
import { type Take, type Taken, take } from '../../../lib/tools/take/take';
import { TEXTS } from '../../../lib/tools/take/texts';
import { FILES, repositoryOf } from './made-up-repository';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'take-by-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function taking(target: string, options: Partial<Take> = {}): Taken {
  return take({
    pattern: 'one',
    folder: target,
    repository: repositoryOf(FILES),
    patterns: ['one', 'other'],
    texts: TEXTS.en,
    cutLock: () => {},
    ...options,
  });
}

function filesBelow(target: string): string[] {
  return readdirSync(target, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(target.length + 1))
    .sort();
}

const written = (path: string) => readFileSync(join(folder, path), 'utf8');
const manifest = () => JSON.parse(written('package.json')) as Record<string, Record<string, unknown>>;

describe('the app of one pattern', () => {
  it('has its files and exactly the shared ones that they need, also those that are read or loaded late', () => {
    taking(folder);
    expect(filesBelow(folder)).toEqual([
      '.ci/run',
      'README.ko.md',
      'README.md',
      'bin/app.ts',
      'bin/one/grow.ts',
      'bin/start.ts',
      'constructs/one/stone.ts',
      'constructs/shared/late.ts',
      'constructs/shared/texts/a.txt',
      'constructs/shared/thing.ts',
      'jest.config.js',
      'lib/config/patterns.ts',
      'lib/one/grow.ts',
      'lib/one/settings.ts',
      'lib/tools/start/copied.json',
      'lib/tools/start/page.ts',
      'lib/tools/start/start.ts',
      'package-lock.json',
      'package.json',
      'stacks/one/README.md',
      'stacks/one/stack.ts',
      'stacks/stacks.ts',
      'test/one/one.test.ts',
      'test/one/pattern.ts',
      'test/patterns.ts',
      'test/proofs/__snapshots__/every.test.ts.snap',
      'test/proofs/every.test.ts',
      'test/shared/thing.test.ts',
      'test/support/set-up.js',
      'test/tiny/pattern.ts',
      'test/tiny/snapshots.test.ts',
    ]);
  });

  it('lists itself alone, and the throw-away pattern of the tests', () => {
    taking(folder);
    expect(written('lib/config/patterns.ts')).toBe(
      "import { one } from '../one/settings';\n\n/** All. */\nexport const PATTERNS = [one] as const;\n",
    );
    expect(written('stacks/stacks.ts')).toMatch(
      /^import { oneStack } from '.\/one\/stack';\n\nexport const STACKS = \[\s+oneStack,\s+\];\n$/,
    );
    expect(written('test/patterns.ts')).toContain('[onePattern, tiny]');
  });

  it('has the dependencies it uses at their versions, and the scripts that somebody speaks of', () => {
    taking(join(folder, 'My App 1'));
    folder = join(folder, 'My App 1');
    expect(manifest()).toMatchObject({
      name: 'my-app-1',
      description: 'One: a stone',
      scripts: { start: 'node bin/start.ts', test: 'jest' },
      dependencies: { cdk: '1.0.0', stone: '1.0.0' },
      devDependencies: { '@types/cdk': '1.0.0', jest: '3.0.0', peer: '4.0.0' },
      allowScripts: { stone: true },
      overrides: { pebble: '1.0.0' },
    });
    expect(Object.keys(manifest()['scripts']!).sort()).toEqual(['start', 'test']);
    expect(manifest()['dependencies']).not.toHaveProperty('water');
    folder = join(folder, '..');
  });

  it('has a page in both languages that says what it is and what it costs', () => {
    taking(folder);
    expect(written('README.md')).toMatch(
      /^# One\n[\s\S]*a stone\. Idle in classroom mode: 1 USD\.[\s\S]*npx cdk deploy One\n/,
    );
    expect(written('README.ko.md')).toMatch(/^# One\n[\s\S]*돌\. classroom 모드의 유휴 비용: 1달러\./);
  });

  it('goes where a link leads, and beside a folder that only begins like the repository', () => {
    const real = realpathSync(folder);
    symlinkSync(real, `${folder}-link`);
    try {
      expect(taking(`${folder}-link`)).toMatchObject({ folder: real });
    } finally {
      rmSync(`${folder}-link`);
    }
    const repository = { ...repositoryOf(FILES), root: join(real, 'stacks') };
    expect(taking(join(folder, 'stacks-2'), { repository }).folder).toBe(join(real, 'stacks-2'));
  });

  it('goes into a folder whose name has spaces, Korean letters and parents that are not there yet', () => {
    const target = join(folder, '새 폴더', '내 앱');
    expect(taking(target)).toMatchObject({ folder: target, files: filesBelow(target).length });
    expect(readdirSync(join(folder, '새 폴더'))).toEqual(['내 앱']);
  });
});

describe('a refusal', () => {
  it.each<[string, () => unknown, RegExp]>([
    [
      'a folder that holds something',
      () => {
        writeFileSync(join(folder, 'mine.txt'), 'mine');
        return taking(folder);
      },
      /is not empty: it holds mine\.txt\. Name a new folder/,
    ],
    [
      'a folder that holds a hidden file',
      () => {
        mkdirSync(join(folder, '.git'));
        return taking(folder);
      },
      /is not empty: it holds \.git/,
    ],
    [
      'a file',
      () => {
        writeFileSync(join(folder, 'file'), 'mine');
        return taking(join(folder, 'file'));
      },
      /file is a file\. Name a new folder/,
    ],
    [
      'a folder below a file',
      () => {
        writeFileSync(join(folder, 'file'), 'mine');
        return taking(join(folder, 'file', 'app'));
      },
      /cannot be written/,
    ],
    [
      'a link that leads into the repository',
      () => {
        const root = realpathSync(mkdtempSync(join(tmpdir(), 'repository-by-test-')));
        symlinkSync(root, join(folder, 'link'));
        try {
          return taking(join(folder, 'link', 'app'), { repository: { ...repositoryOf(FILES), root } });
        } finally {
          rmSync(root, { recursive: true });
          rmSync(join(folder, 'link'));
        }
      },
      /lies in this repository/,
    ],
    ['a folder in the repository', () => taking('/a/repository/app'), /lies in this repository/],
    ['the repository itself', () => taking('/a/repository'), /lies in this repository/],
    ['a name that cannot be shown', () => taking(join(folder, 'a\nb')), /no terminal can show/],
    [
      'files that are not committed',
      () => taking(folder, { repository: repositoryOf(FILES, ['lib/one/settings.ts', 'lib/other/settings.ts']) }),
      /not committed, and would be taken: lib\/one\/settings\.ts\. Commit/,
    ],
    [
      'a list that does more than list',
      () => {
        const broken = { ...FILES, 'stacks/stacks.ts': `${FILES['stacks/stacks.ts']}console.log(otherStack);\n` };
        return taking(folder, { repository: repositoryOf(broken) });
      },
      /stacks\/stacks\.ts uses otherStack outside of a list/,
    ],
    [
      'a lock file that npm does not cut',
      () =>
        taking(join(folder, 'new', 'app'), {
          cutLock: () => {
            throw new Error('npm is away');
          },
        }),
      /lock file down: npm is away/,
    ],
  ])('names %s, and leaves everything as it was', (_, refused, message) => {
    expect(refused).toThrow(message);
    for (const path of filesBelow(folder)) expect(written(path)).toBe('mine');
    expect(existsSync(join(folder, 'new'))).toBe(false);
  });
});

describe('the command', () => {
  it('lists the patterns, for people and for programs', () => {
    const { patterns } = JSON.parse(takeCommand(['--list', '--json'], {}).text) as { patterns: string[] };
    expect(patterns.length).toBeGreaterThan(0);
    expect(takeCommand(['--list'], {})).toEqual({ exitCode: 0, text: patterns.join('\n') });
  });

  it.each<[string, string[], Record<string, string>, RegExp]>([
    ['no pattern', [], {}, /^The pattern is missing[\s\S]*Usage:/],
    ['no pattern, in Korean', [], { LANG: 'ko_KR.UTF-8' }, /패턴을\(를\) 적지 않았습니다[\s\S]*사용법:/],
    ['no such pattern', ['nothing', '/tmp/x'], {}, /^"nothing" is not a pattern; use one of /],
    ['an option that there is not', ['--force'], {}, /--force/],
    ['a language that there is not', ['--lang', 'fr'], {}, /--lang fr .*use en or ko/],
  ])('refuses %s', (_, args, environment, message) => {
    const { exitCode, text } = takeCommand(args, environment);
    expect(exitCode).toBe(2);
    expect(text).toMatch(message);
  });

  it('refuses a pattern without a folder, one argument too many, and a folder that is no clone', () => {
    const [pattern] = takeCommand(['--list'], {}).text.split('\n');
    expect(takeCommand([pattern!], {}).text).toMatch(/^The folder is missing/);
    expect(takeCommand([pattern!, 'a', 'b'], {}).text).toMatch(/"b" is one argument too many/);
    expect(takeCommand([pattern!, join(folder, 'app'), '--json'], {}, folder)).toMatchObject({
      exitCode: 2,
      text: expect.stringMatching(/Only a clone knows/),
    });
  });
});
