import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Laptop, startLaptop } from '../engine/engine';
import { LaptopError } from '../engine/laptop-error';
import { LoopbackPortError } from '../engine/services/loopback-server';
import { MESSAGES, type Messages } from './messages';
import { openBrowser } from './open-browser';
import { PageServer } from './page-server';
import { checkFile, prepareFolder, runOnce } from './run-once';
import { parseStartArguments, type StartArguments, UsageError } from './start-arguments';
import { synthesizePattern } from './synthesize-pattern';

const DEFAULT_PORT = 8020;

/** Sender of e-mail jobs unless the person names one: no mail leaves this machine. */
const LAPTOP_CONTEXT = { 'async.senderEmail': 'noreply@example.com' };

/** Exit status of the command. */
export async function startCommand(args: readonly string[]): Promise<number> {
  let parsed: StartArguments;
  try {
    parsed = parseStartArguments(args, process.env);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    return 2;
  }
  const text = MESSAGES[parsed.language];
  if (parsed.help) {
    console.log(text.help);
    return 0;
  }
  // One folder holds all that a run needs, so that removing it removes the run.
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'laptop-')));
  // At the very end, which a second Ctrl-C and a fault of ours come to as well.
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 }));
  const stopped = untilStopped();
  try {
    if (parsed.once) checkFile(parsed.once.file, text);
    for (const folder of [parsed.keepDirectory, parsed.once?.outDirectory]) if (folder) prepareFolder(folder, text);
    return await run(parsed, text, scratch, stopped);
  } catch (error) {
    if (!(error instanceof LaptopError || error instanceof LoopbackPortError)) throw error;
    const message = error instanceof LoopbackPortError ? text.portTaken(error.port) : error.message;
    if (parsed.json) console.log(JSON.stringify({ event: 'failed', message }));
    else console.error(message);
    return 1;
  }
}

async function run(parsed: StartArguments, text: Messages, scratch: string, stopped: Promise<void>): Promise<number> {
  const { pattern, context, json, keepDirectory, once } = parsed;
  if (!json) console.error(text.starting(pattern));
  const stack = await synthesizePattern(pattern, { ...LAPTOP_CONTEXT, ...context }, join(scratch, 'assembly'));
  const laptop = await startLaptop({
    stack,
    directory: scratch,
    ...(keepDirectory && { keepDirectory: resolve(keepDirectory) }),
  });
  try {
    if (once) {
      const result = await Promise.race([
        runOnce(laptop, once.file, once.outDirectory, text),
        stopped.then(() => undefined),
      ]);
      if (!result) return 1;
      if (json) console.log(JSON.stringify({ event: 'finished', ...result }));
      else console.log([...result.files, text.resultsIn(result.directory)].join('\n'));
      return 0;
    }
    const page = new PageServer(laptop);
    try {
      const { url } = await startPage(page, parsed.port);
      announce(laptop, url, parsed, text);
      if (parsed.open && process.stdout.isTTY && !process.env['CI']) openBrowser(url);
      await stopped;
      if (!json) console.error(text.stopping);
    } finally {
      await page.stop();
    }
    return 0;
  } finally {
    await laptop.stop();
  }
}

/** Ctrl-C, a closed terminal, or a parent that asks. The second Ctrl-C does not wait. */
function untilStopped(): Promise<void> {
  return new Promise((resolvePromise) => {
    let asked = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (asked && signal === 'SIGINT') process.exit(130);
        asked = true;
        resolvePromise();
      });
    }
  });
}

/** The port asked for and no other; without one the usual port, or a free one when another start has it. */
async function startPage(page: PageServer, port: number | undefined): Promise<{ readonly url: string }> {
  if (port !== undefined) return page.start(port);
  return page.start(DEFAULT_PORT).catch((error: Error) => {
    if (!(error instanceof LoopbackPortError)) throw error;
    return page.start(0);
  });
}

function announce(laptop: Laptop, url: string, { json, keepDirectory }: StartArguments, text: Messages): void {
  const { services, variant, workQueue, fleet, jobKinds, stack } = laptop;
  const { addresses, databasePort } = services;
  const variantText = Object.entries(variant)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
  if (json) {
    const places = { page: `${url}/`, api: `${url}/api`, addresses, databasePort };
    console.log(JSON.stringify({ event: 'started', ...places, variant, jobKinds }));
    return;
  }
  const { labels } = text;
  const functions = fleet.views.map(
    ({ name, memoryMiB, timeoutSeconds }) => `${name} (${memoryMiB} MiB, ${timeoutSeconds} s)`,
  );
  const lines: [string, string][] = [
    [labels.page, `${url}/`],
    [labels.api, `${url}/api   POST /jobs, GET /jobs/{jobId}`],
    [labels.queuesAndFiles, `${addresses.queuesAndFiles}   fauxqs`],
    [labels.tables, `${addresses.tables}   dynalite`],
    [labels.mails, addresses.smallServices],
    ...(databasePort === undefined ? [] : [[labels.database, `127.0.0.1:${databasePort}`] as [string, string]]),
    [labels.functions, functions.join(', ')],
    [labels.queue, text.queueFacts(workQueue.visibilitySeconds, workQueue.redrive.maxReceiveCount)],
    ...(keepDirectory ? [[labels.kept, resolve(keepDirectory)] as [string, string]] : []),
  ];
  const width = Math.max(...lines.map(([label]) => displayWidth(label)));
  console.log(text.running(stack.name.toLowerCase(), variantText));
  for (const [label, value] of lines) console.log(`  ${label}${' '.repeat(width - displayWidth(label))}  ${value}`);
  if (variant.worker === 'ec2' && !jobKinds.includes('video')) console.log(`  ${text.videoOff}`);
  console.log(text.stopHint);
}

/** Korean letters take two columns of a terminal. */
function displayWidth(label: string): number {
  return [...label].reduce(
    (width, letter) => width + (/[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]/.test(letter) ? 2 : 1),
    0,
  );
}
