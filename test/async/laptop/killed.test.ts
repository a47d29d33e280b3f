import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { isAlive } from '../../../lib/tools/laptop/desk/is-alive';
import { describeWith } from '../../support/needs';
import { runStart, StartedLaptop, until } from '../../support/start-laptop';
import { JobLaptop } from './job-laptop';

jest.setTimeout(120_000);

// A folder for temporary files of its own: other tests start laptops too.
const usual = process.env['TMPDIR'];
const own = mkdtempSync(join(tmpdir(), 'killed-by-test-'));
beforeAll(() => {
  process.env['TMPDIR'] = own;
});
afterAll(async () => {
  await StartedLaptop.stopAll();
  if (usual === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = usual;
  rmSync(own, { recursive: true, force: true });
});

const OWNER = 'started-by.json';
const scratches = () => readdirSync(own).filter((name) => name.startsWith('laptop-'));

describeWith('ffmpeg', 'a laptop that is killed while it encodes a film', () => {
  test('leaves no process; the next start removes its folder, and nobody else’s', async () => {
    const film = join(own, 'film.mp4');
    const source = 'testsrc=size=1280x720:rate=25:duration=60';
    execFileSync('ffmpeg', ['-loglevel', 'error', '-f', 'lavfi', '-i', source, '-preset', 'ultrafast', film]);
    const laptop = await JobLaptop.start('-c', 'async.worker=ec2');
    const key = await laptop.upload('film.mp4', readFileSync(film));
    await laptop.submit({ kind: 'video', key, preset: '480p' }, 'long-film-001');
    const scratch = join(own, scratches()[0]!);
    await until('ffmpeg to be at work', async () => (processesIn(scratch).some(isFfmpeg) ? true : undefined));

    await laptop.stop('SIGKILL');
    await until('all its processes to be gone', async () => (processesIn(scratch).length ? undefined : true));
    expect(existsSync(scratch)).toBe(true);

    // Of somebody else's program, and of a start that is at work.
    const strange = join(own, 'laptop-drawings');
    mkdirSync(strange);
    const living = join(own, 'laptop-living');
    mkdirSync(living);
    const owner = JSON.parse(readFileSync(join(scratch, OWNER), 'utf8')) as object;
    writeFileSync(join(living, OWNER), JSON.stringify({ ...owner, processId: process.pid }));
    await runStart('--once', 'async', './nowhere.jpg');
    expect(scratches().sort()).toEqual(['laptop-drawings', 'laptop-living']);
  });
});

describe('npm start', () => {
  // Windows ends nothing but the one process, and a process there does not learn who its parent is.
  const posix = process.platform === 'win32' ? test.skip.each : test.each;
  posix(['SIGTERM', 'SIGKILL'] as const)('ends with npm’s own process, by %s', async (signal) => {
    const npm = spawn('npm', ['start', '--', '--no-open', '--port', '0', '--json'], {
      cwd: join(__dirname, '../../..'),
      env: process.env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise<void>((resolve) => {
      createInterface({ input: npm.stdout }).on('line', (line) => {
        if (line.includes('"started"')) resolve();
      });
    });
    const owners = scratches().flatMap((name) => ownerOf(join(own, name)) ?? []);
    const started = owners.filter((id) => id !== process.pid);
    expect(started).toHaveLength(1);
    npm.kill(signal);
    await until('the laptop to be gone', async () => (started.some(isAlive) ? undefined : true));
    expect(scratches().filter((name) => ownerOf(join(own, name)) === started[0])).toEqual([]);
  });
});

function ownerOf(scratch: string): number | undefined {
  const file = join(scratch, OWNER);
  if (!existsSync(file)) return undefined;
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly processId: number }).processId;
}

/** Processes whose command line or environment names the folder. */
function processesIn(folder: string): string[] {
  const lines = execFileSync('ps', ['axeww', '-o', 'pid=,command=']).toString().split('\n');
  return lines.filter((line) => line.includes(folder));
}

function isFfmpeg(line: string): boolean {
  return /^\s*\d+\s+\S*ffmpeg /.test(line);
}
