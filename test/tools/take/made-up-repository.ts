import type { Repository } from '../../../lib/tools/take/repository';

/** A repository in memory: two patterns that share a thing, and what a house has around them. */
export const FILES: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({
    name: 'house',
    scripts: {
      start: 'node bin/start.ts',
      test: 'jest',
      grow: 'node bin/one/grow.ts',
      stir: 'node bin/stir.ts',
      fill: 'node bin/other/fill.ts',
      postinstall: 'npm run --silent stir',
    },
    dependencies: { cdk: '1.0.0', stone: '1.0.0', water: '2.0.0' },
    devDependencies: { '@types/cdk': '1.0.0', jest: '3.0.0', peer: '4.0.0' },
    allowScripts: { stone: true, water: true },
    overrides: { pebble: '1.0.0', drop: '1.0.0' },
  }),
  'package-lock.json': JSON.stringify({
    packages: {
      '': {},
      'node_modules/cdk': { peerDependencies: { peer: '*' } },
      'node_modules/stone': {},
      'node_modules/stone/node_modules/pebble': {},
      'node_modules/jest': { bin: { jest: 'jest.js' } },
      'node_modules/peer': {},
    },
  }),
  'README.md': '# House\n\n| `one` | a stone | 1 USD | lesson |\n| `other` | a lake | 2 USD | lesson |\n',
  'README.ko.md': '# 집\n\n| `one` | 돌 | 1달러 | 강의 |\n',
  '.ci/run': '#!/usr/bin/env bash\n',
  'jest.config.js': "module.exports = { setupFiles: ['<rootDir>/test/support/set-up.js'] };\n",
  'bin/app.ts': "import '../lib/config/patterns';\nimport { STACKS } from '../stacks/stacks';\n",
  'bin/start.ts': "import '../lib/tools/start/start';\n",
  'bin/stir.ts': "import '../lib/tools/stir/stir';\n",
  'bin/one/grow.ts': "import '../../lib/one/grow';\n",
  'bin/other/fill.ts': "import '../../lib/other/fill';\n",
  'lib/config/patterns.ts':
    "import { one } from '../one/settings';\nimport { other } from '../other/settings';\n\n/** All. */\nexport const PATTERNS = [one, other] as const;\n",
  'stacks/stacks.ts':
    "import { oneStack } from './one/stack';\nimport { otherStack } from './other/stack';\n\nexport const STACKS = [\n  oneStack,\n  otherStack,\n];\n",
  'stacks/one/stack.ts': "import '../../constructs/one/stone';\nimport { App } from 'cdk/core';\n",
  'stacks/one/README.md': 'Look at it with `npm start`.\n',
  'stacks/other/stack.ts': "import '../../constructs/shared/unused';\n",
  'constructs/one/stone.ts': "import type { Thing } from '../shared/thing';\n",
  'constructs/shared/thing.ts':
    "import { join } from 'node:path';\nexport const TEXTS = join(__dirname, 'texts');\nconst late = require('./late');\nexport const around = join(__dirname, '..', '..', 'lib', process.argv[2]!);\n",
  'constructs/shared/late.ts': "export const stone = require.resolve('stone');\n",
  'constructs/shared/texts/a.txt': 'a\n',
  'constructs/shared/unused.ts': "import 'water';\n",
  'lib/one/settings.ts': 'export const one = 1;\n',
  'lib/one/grow.ts': 'export {};\n',
  'lib/other/settings.ts': 'export const other = 2;\n',
  'lib/other/fill.ts': 'export {};\n',
  'lib/tools/start/start.ts': "for (const name of ['page']) require(join(__dirname, `${name}.ts`));\n",
  'lib/tools/start/page.ts': "for (const file of ['copied.json', 'absent.json']) copy(join(__dirname, file));\n",
  'lib/tools/start/copied.json': '{}\n',
  'lib/tools/start/not-copied.json': '{}\n',
  'lib/tools/start/unread.ts': 'export {};\n',
  'lib/tools/stir/stir.ts': '/** `npm run stir` */\n',
  'test/patterns.ts':
    "import { onePattern } from './one/pattern';\nimport { otherPattern } from './other/pattern';\nimport { tiny } from './tiny/pattern';\n\nexport const PATTERNS = [onePattern, otherPattern, tiny];\n",
  'test/one/pattern.ts': 'export const onePattern = {};\n',
  'test/one/one.test.ts': '\n',
  'test/other/pattern.ts': 'export const otherPattern = {};\n',
  'test/tiny/pattern.ts': 'export const tiny = {};\n',
  'test/tiny/snapshots.test.ts': '\n',
  'test/support/set-up.js': '\n',
  'test/proofs/every.test.ts': "import { PATTERNS } from '../patterns';\n",
  'test/proofs/__snapshots__/every.test.ts.snap': '\n',
  'test/shared/thing.test.ts': "import '../../constructs/shared/thing';\n",
  'test/whole-house/together.test.ts': "import { PATTERNS } from '../patterns';\n",
  'test/shared/unused.test.ts': "import '../../constructs/shared/unused';\n",
};

export function repositoryOf(files: Readonly<Record<string, string>>, uncommitted: readonly string[] = []): Repository {
  return {
    root: '/a/repository',
    paths: new Set(Object.keys(files)),
    uncommitted: new Set(uncommitted),
    read: (path) => Buffer.from(files[path] ?? ''),
  };
}
