import { patternOf } from '../../../lib/config/pattern-folders';
import { importsOf } from '../imports';
import { patternsOf } from '../patterns-of';
import { type Rule, type SourceFile, typescriptIn } from '../source-tree';

const ENGINE = 'lib/tools/laptop/engine';
const DESK = 'lib/tools/laptop/desk';
/** What the engine is made with, and has no room for. */
const PARTS = ['api', 'bedrock', 'buckets', 'cloudfront'].map((name) => `lib/tools/laptop/${name}`);
/** More would be an emulator, and there are good ones. */
const MOST_LINES = 2500;

/** What an answer, an error and a line of the log look like: all that a page without a running stack needs of the engine. */
const WITHOUT_ENGINE = /\/laptop\/(api\/api-exchange|engine\/(services\/loopback-server|laptop-error|report))$/;
/** What a page over a running stack is made with; only such a page imports it. */
const WITH_ENGINE = ['engine-page', 'kept-state', 'client-access'].map((name) => `${DESK}/${name}`);

const PAGE_FILES = [
  'page.ts',
  'page/main.html',
  'page/page.js',
  'page/style.css',
  'page/texts.en.json',
  'page/texts.ko.json',
];

export const laptop: readonly Rule[] = [
  {
    law: 'the engine of the laptop and its parts know no pattern and no desk',
    check: (files) =>
      [ENGINE, ...PARTS].flatMap((folder) =>
        typescriptIn(files, folder).flatMap((file) =>
          importsOf(file)
            .filter(({ target = '' }) => patternOf(target) !== undefined || target.startsWith(`${DESK}/`))
            .map(({ at, module }) => `${at}: imports ${module}; hand it in as a prop, or read it from the template`),
        ),
      ),
    mutants: {
      'a type of a pattern': one(`${ENGINE}/x.ts`, "import type { Job } from '../../../other/domain/job';"),
      'a pattern in a part': one(`${PARTS[2]}/x.ts`, "import { job } from '../../../other/domain/job';"),
      'a part of the desk': one(`${ENGINE}/services/x.ts`, "import { Activity } from '../../desk/activity';"),
    },
  },
  {
    law: `the engine of the laptop is wiring, in at most ${MOST_LINES} lines`,
    check: (files) => {
      const lines = typescriptIn(files, ENGINE).map(({ path, text }) => ({ path, count: text.split('\n').length - 1 }));
      const total = lines.reduce((sum, { count }) => sum + count, 0);
      const [longest] = lines.sort((a, b) => b.count - a.count);
      return longest && total > MOST_LINES
        ? [`${longest.path}:1: is the longest of ${total} lines; wire a well-kept package, or answer 501 in words`]
        : [];
    },
    mutants: { 'an engine that imitates': one(`${ENGINE}/x.ts`, 'x();\n'.repeat(MOST_LINES + 1)) },
  },
  {
    law: 'the desk needs the engine for a page over a running stack alone',
    check: (files) =>
      typescriptIn(files, DESK)
        .filter(({ path }) => !WITH_ENGINE.includes(path.replace(/\.ts$/, '')))
        .flatMap((file) =>
          importsOf(file)
            .filter(({ target = '' }) => WITH_ENGINE.includes(target) || isOfRunningStack(target))
            .map(({ at, module }) => `${at}: imports ${module}; let the page bring it, as enginePage does`),
        ),
    mutants: {
      'a desk that starts the engine': one(`${DESK}/x.ts`, "import { startEngine } from '../engine/engine';"),
      'a part of it': one(`${DESK}/x.ts`, "import { SiteRouter } from '../cloudfront/site-router';"),
      'a type of it': one(`${DESK}/x.ts`, "import type { Engine } from '../engine/engine';"),
      'a page over a running stack': one(`${DESK}/x.ts`, "import { enginePage } from './engine-page';"),
    },
  },
  {
    law: 'every pattern has its page on the laptop',
    check: (files) => {
      const paths = new Set(files.map(({ path }) => path));
      return patternsOf(paths).flatMap((pattern) =>
        PAGE_FILES.map((file) => `lib/${pattern}/laptop/${file}`)
          .filter((path) => !paths.has(path))
          .map((path) => `${path}:1: is not there; lib/tools/laptop/desk/pattern-page.ts says what a page is`),
      );
    },
    mutants: {
      'a pattern without a page': one('stacks/one/one-stack.ts', ''),
      'a page without Korean': [
        'stacks/one/one-stack.ts',
        ...PAGE_FILES.slice(0, -1).map((file) => `lib/one/laptop/${file}`),
      ].map((path) => ({ path, text: '' })),
    },
  },
];

function isOfRunningStack(target: string): boolean {
  return [ENGINE, ...PARTS].some((folder) => target.startsWith(`${folder}/`)) && !WITHOUT_ENGINE.test(target);
}

function one(path: string, text: string): readonly SourceFile[] {
  return [{ path, text }];
}
