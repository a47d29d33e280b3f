/**
 * Takes every pattern away into a folder of its own, as `npm run take` does, and proves that it stands there alone: it installs
 * from its lock file, its types are right, its tests pass, and both modes synthesize to the templates that they have here.
 *
 * A test that reads nothing but what is here byte for byte has said here what it would say there, and is not asked again.
 */
process.env.CDK_VALIDATION = 'false'; // what has the same template as here is as valid as here, which `npm run synth:all` tells
delete process.env.TEMPLATES_OF_THIS_RUN; // those of other sources

import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MODE_SETTINGS } from '../../lib/config/mode';
import { runNpm } from '../../lib/tools/npm/run-npm';
import { takeCommand } from '../../lib/tools/take/command-line';
import { openRepository } from '../../lib/tools/take/repository';
import type { Taken } from '../../lib/tools/take/take';
import { stackIdOf } from '../../stacks/pattern-stack';
import { PATTERNS } from '../patterns';
import { testsOfApp } from './proved-here';

const REPOSITORY = join(__dirname, '..', '..');
/** Each waits for a disk or for one process most of the time. */
const AT_ONCE = 2;
const MODES = Object.keys(MODE_SETTINGS);

const here = openRepository(REPOSITORY);

const [chosen, synthesizedHere] = process.argv.slice(2);
void inAFolder(async (workspace) => {
  const assemblies = synthesizedHere ?? synthesizeModes(REPOSITORY, join(workspace, 'here'));
  if (chosen === undefined) await everyPattern(assemblies);
  else process.exitCode = takenAway(chosen, workspace, assemblies) ? 0 : 1;
});

/**
 * In a process each, which say what came of them in the order in which they end.
 *
 * @param assemblies - where every pattern is synthesized as it is here
 */
async function everyPattern(assemblies: string): Promise<void> {
  const waiting = PATTERNS.map(({ stack }) => stack.pattern.name);
  let failures = 0;
  const takeTheNext = async (): Promise<void> => {
    const pattern = waiting.shift();
    if (pattern === undefined) return;
    const { code, said } = await inAProcess(pattern, assemblies);
    process.stdout.write(said);
    if (code !== 0) failures++;
    await takeTheNext();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, takeTheNext));
  console.log(`${PATTERNS.length} apps taken away, ${failures} failures`);
  process.exitCode = failures > 0 ? 1 : 0;
}

function inAProcess(
  ...given: readonly [pattern: string, assemblies: string]
): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = spawn(process.execPath, [...process.execArgv, __filename, ...given], {
    cwd: REPOSITORY,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (said += piece));
  return new Promise((ended) => child.on('close', (code) => ended({ code, said })));
}

async function inAFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'take-away-'));
  // Where root runs this, PostgreSQL runs as somebody else, who has to reach it.
  chmodSync(folder, 0o755);
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function takenAway(pattern: string, workspace: string, assemblies: string): boolean {
  const folder = join(workspace, pattern);
  const { exitCode, text } = takeCommand([pattern, folder, '--json'], process.env);
  if (exitCode !== 0) return failed(pattern, text);
  const { files, lines, dependencies } = JSON.parse(text) as Taken;
  console.log(`${pattern}: ${files} files, ${lines} lines, ${dependencies} dependencies`);
  try {
    timed(pattern, 'npm ci', () => runNpm(folder, ['ci', '--prefer-offline', '--no-audit', '--no-fund']));
    timed(pattern, 'type check', () => runNpm(folder, ['run', 'typecheck']));
    const { toRun, provedHere } = testsOfApp(here, folder);
    console.log(`${pattern}: ${toRun.length} files of tests to run, ${provedHere.length} proved here`);
    timed(pattern, 'tests', () => run(folder, process.execPath, jestOf(folder), '--runTestsByPath', ...toRun));
    const moved = movedPackages(folder);
    if (moved.length > 0) return failed(pattern, `locks other packages than here: ${moved.join(', ')}`);
    const there = synthesizeModes(folder, join(workspace, 'there'));
    for (const mode of MODES) {
      const [ours, theirs] = [assemblies, there].map((folder) => templatesOf(pattern, join(folder, mode)));
      if (!ours || ours !== theirs) return failed(pattern, `synthesizes another template than here in ${mode}`);
    }
    return true;
  } catch (error) {
    const { stdout = '', stderr = '', message } = error as { stdout?: string; stderr?: string; message: string };
    return failed(pattern, [message, stdout, stderr].join('\n').slice(-20_000));
  }
}

function timed(pattern: string, what: string, work: () => void): void {
  const start = process.hrtime.bigint();
  work();
  console.log(`${pattern}: ${what} took ${Number((process.hrtime.bigint() - start) / 1_000_000_000n)} s`);
}

function jestOf(folder: string): string {
  return join(folder, 'node_modules', 'jest', 'bin', 'jest.js');
}

function run(cwd: string, program: string, ...args: string[]): string {
  return execFileSync(program, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Packages that the lock file of the app has at another version, place or hash than ours. */
function movedPackages(folder: string): string[] {
  const [ours, theirs] = [REPOSITORY, folder].map((root) => {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { version?: string; resolved?: string; integrity?: string }>;
    };
    return lock.packages;
  });
  return Object.entries(theirs!)
    .filter(([path]) => path !== '')
    .filter(([path, { version, resolved, integrity }]) => {
      const known = ours![path];
      return known?.version !== version || known?.resolved !== resolved || known?.integrity !== integrity;
    })
    .map(([path]) => path);
}

/** All that there is at a root, through the plain CLI, in a folder for each mode. */
function synthesizeModes(root: string, outdir: string): string {
  const cdk = join(root, 'node_modules', 'aws-cdk', 'bin', 'cdk');
  mkdirSync(outdir);
  for (const mode of MODES)
    run(root, process.execPath, cdk, 'synth', '-q', '-o', join(outdir, mode), '-c', `mode=${mode}`);
  return outdir;
}

/** The pattern's templates of an assembly, which name assets by their contents. */
function templatesOf(pattern: string, assembly: string): string {
  return readdirSync(assembly)
    .filter((file) => file.startsWith(stackIdOf(pattern)) && file.endsWith('.template.json'))
    .map((file) => readFileSync(join(assembly, file), 'utf8'))
    .join('\n');
}

function failed(pattern: string, problem: string): false {
  console.error(`\n${pattern}: ${problem}\n`);
  return false;
}
