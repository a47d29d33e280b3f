import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { REPOSITORY } from '../../lib/tools/synth/synthesize-app';

interface Job {
  readonly 'timeout-minutes'?: number;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly uses?: string; readonly run?: string }[];
}

interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

const FOLDER = join(REPOSITORY, '.github', 'workflows');
const { scripts } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

describe.each(readdirSync(FOLDER))('%s', (file) => {
  const workflow = parse(readFileSync(join(FOLDER, file), 'utf8')) as Workflow;
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);

  it('runs scripts that there are', () => {
    const run = steps.flatMap(({ run = '' }) =>
      [...run.matchAll(/npm run (?:--\w+ )*([\w:-]+)/g)].map(([, name]) => name!),
    );
    expect(run.length).toBeGreaterThan(0);
    expect(run.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('uses actions by their commit: a tag may be moved', () => {
    const used = steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses]));
    expect(used.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(action))).toEqual([]);
  });

  it('says what each job may do, how long it may take, and that it runs once at a time', () => {
    expect(jobs.filter(({ permissions = workflow.permissions }) => permissions === undefined)).toEqual([]);
    expect(jobs.filter((job) => job['timeout-minutes'] === undefined)).toEqual([]);
    expect(workflow.concurrency).toBeDefined();
  });

  it('gives a job that runs code of the repository no right to publish', () => {
    const mayPublish = jobs.filter(({ permissions = workflow.permissions }) => permissions?.['pages'] === 'write');
    expect(mayPublish.flatMap(({ steps: all }) => all.filter(({ run }) => run !== undefined))).toEqual([]);
  });
});
