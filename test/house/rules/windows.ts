import ts from 'typescript';
import { at, nodesOf, type Rule, type SourceFile, typescriptIn } from '../source-tree';

const RUN_NPM = 'lib/tools/npm/run-npm.ts';
/** What runs on a reader's computer: the rest is tests, or runs on Linux. */
const PROGRAMS = ['bin', 'stacks', 'constructs', 'lib'];
/** Names that Windows keeps for devices, and letters that it keeps for itself. */
const UNNAMEABLE = /(^|\/)(con|prn|aux|nul|com\d|lpt\d)(\.[^/]*)?(\/|$)|[<>:"|?*\\]|[. ](\/|$)/i;

export const windows: readonly Rule[] = [
  {
    law: 'programs link folders by junctions and copy files: Windows lets only administrators make other links',
    check: (files) =>
      typescriptIn(files, ...PROGRAMS).flatMap((file) =>
        callsOf(file, /^(symlink|link)(Sync)?$/)
          .filter((call) => call.arguments.at(-1)?.getText() !== "'junction'")
          .map((call) => `${at(file, call)}: links; copy the file, or make a junction to the folder`),
      ),
    mutants: {
      'a link to a file': one('lib/tools/x.ts', 'symlinkSync(source, target);'),
      'a link of a namespace': one('constructs/one/x.ts', "fs.symlinkSync(source, target, 'dir');"),
      'a second name of a file': one('lib/tools/x.ts', 'await link(source, target);'),
    },
  },
  {
    law: `npm is started by ${RUN_NPM} alone: on Windows it is a script, which Node.js starts in its own way only`,
    check: (files) =>
      typescriptIn(files, ...PROGRAMS, 'test/checks')
        .filter(({ path }) => path !== RUN_NPM)
        .flatMap((file) =>
          callsOf(file, /^(spawn|exec|execFile)(Sync)?$/)
            .filter((call) => /^['"`](npm|npx)\b/.test(call.arguments[0]?.getText() ?? ''))
            .map((call) => `${at(file, call)}: starts npm; call runNpm`),
        ),
    mutants: {
      'npm by its name': one('lib/tools/x.ts', "execFileSync('npm', ['ci']);"),
      'npm by the name of its script': one('test/checks/x.ts', "spawnSync('npm.cmd', ['ci']);"),
    },
  },
  {
    law: 'a program that goes on by itself opens no window',
    check: (files) =>
      typescriptIn(files, ...PROGRAMS).flatMap((file) =>
        [...nodesOf(file)]
          .filter((node) => ts.isObjectLiteralExpression(node) && /\bdetached: true/.test(node.getText()))
          .filter((node) => !/\bwindowsHide: true/.test(node.getText()))
          .map((node) => `${at(file, node)}: opens a console window on Windows; add windowsHide: true`),
      ),
    mutants: { 'a window': one('lib/tools/x.ts', 'spawn(program, [], { detached: true });') },
  },
  {
    law: 'every file has a name that Windows can give, and no two differ in the size of their letters alone',
    check: (files) => {
      const seen = new Map<string, string>();
      return files.flatMap(({ path }) => {
        const twin = seen.get(path.toLowerCase());
        seen.set(path.toLowerCase(), path);
        return [
          ...(UNNAMEABLE.test(path) ? [`${path.replace(/[^\w./-]/g, '_')}:1: no such name on Windows; rename it`] : []),
          ...(twin ? [`${path}:1: is ${twin} on Windows; rename one`] : []),
        ];
      });
    },
    mutants: {
      'a colon': one('test/other/12:30.json', '{}'),
      'a device': one('lib/other/aux.ts', ''),
      'two of one name': [...one('lib/other/Job.ts', ''), ...one('lib/other/job.ts', '')],
    },
  },
  {
    law: 'git writes lines to end as on Linux: the shell of an instance reads no others',
    check: (files) =>
      files.some(({ path, text }) => path === '.gitattributes' && /^\* text=auto eol=lf$/m.test(text))
        ? []
        : ['.gitattributes:1: does not say "* text=auto eol=lf"'],
    mutants: { 'no word of it': [], 'the ends of the system': one('.gitattributes', '* text=auto\n') },
  },
  {
    law: 'the commands of package.json and cdk.json are those of any shell',
    check: (files) =>
      files
        .filter(({ path }) => path === 'package.json' || path === 'cdk.json')
        .flatMap((file) => {
          const { scripts = {}, app = '' } = JSON.parse(file.text) as {
            scripts?: Record<string, string>;
            app?: string;
          };
          return [...Object.values(scripts), app]
            .filter((command) => /['$;`]|(^|&& *)(\w+=|(rm|cp|mv|mkdir|cat|bash|sh) |\.\/)/.test(command))
            .map((command) => `${file.path}:1: "${command}" is no command of Windows; write a program in bin`);
        }),
    mutants: {
      'a variable before the command': one('package.json', '{"scripts":{"x":"CI=true jest"}}'),
      'a tool of Linux': one('package.json', '{"scripts":{"x":"tsc && rm -rf out"}}'),
      'single quotes': one('cdk.json', '{"app":"node \'bin/app.js\'"}'),
    },
  },
];

function callsOf(file: SourceFile, name: RegExp): ts.CallExpression[] {
  return [...nodesOf(file)].filter(
    (node): node is ts.CallExpression =>
      ts.isCallExpression(node) && name.test(node.expression.getText().split('.').at(-1) ?? ''),
  );
}

function one(path: string, text: string): SourceFile[] {
  return [{ path, text }];
}
