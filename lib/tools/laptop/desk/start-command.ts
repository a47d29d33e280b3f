import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Language } from '../../../config/sentence';
import { LaptopError } from '../engine/laptop-error';
import { LoopbackPortError, type LoopbackServer } from '../engine/services/loopback-server';
import { announceDesk, announcePattern } from './announce';
import { DeskServer } from './desk-server';
import { helpText } from './help';
import { MESSAGES, type Messages } from './messages';
import { onNpmGone } from './npm-process';
import { openBrowser } from './open-browser';
import { PatternHost } from './pattern-host';
import type { OnceArguments, PatternPage } from './pattern-page';
import { prepareFolder } from './prepare-folder';
import { makeScratchFolder } from './scratch-folder';
import { parseStartArguments, type StartArguments } from './start-arguments';
import { synthesizePattern } from './synthesize-pattern';
import { UsageError } from './usage-error';

const DEFAULT_PORT = 8020;

/** @returns exit status of the command */
export async function startCommand(args: readonly string[], pages: readonly PatternPage[]): Promise<number> {
  let parsed: StartArguments;
  try {
    parsed = parseStartArguments(args, process.env, pages);
  } catch (error) {
    return refuse(error);
  }
  if (parsed.help) {
    console.log(helpText(pages, parsed.language));
    return 0;
  }
  const text = MESSAGES[parsed.language];
  const scratch = makeScratchFolder();
  // At the very end, which a second Ctrl-C and a fault of ours come to as well.
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 }));
  const stopped = untilStopped();
  try {
    if (parsed.keepDirectory) prepareFolder(parsed.keepDirectory, parsed.language);
    if (parsed.once) parsed.pattern?.once.check(parsed.once);
    return await run(parsed, pages, scratch, stopped);
  } catch (error) {
    if (error instanceof UsageError) return refuse(error);
    if (!(error instanceof LaptopError || error instanceof LoopbackPortError)) throw error;
    const message = error instanceof LoopbackPortError ? text.portTaken(error.port) : error.says[parsed.language];
    if (parsed.json) console.log(JSON.stringify({ event: 'failed', message }));
    else console.error(message);
    return 1;
  }
}

function refuse(error: unknown): number {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  return 2;
}

async function run(
  parsed: StartArguments,
  pages: readonly PatternPage[],
  scratch: string,
  stopped: Promise<void>,
): Promise<number> {
  const { context, keepDirectory, pattern, options, json } = parsed;
  const text = MESSAGES[parsed.language];
  const props = {
    context,
    directory: scratch,
    language: parsed.language,
    ...(keepDirectory && { keepDirectory: resolve(keepDirectory) }),
    ...(options && { options }),
    synthesize: (name: string, values: typeof context, directory: string) =>
      synthesizePattern(name, values, directory, parsed.language),
  };
  const hosts = pages.map((page) => new PatternHost(page, props));
  if (!json) tellProgress(hosts, parsed.language);
  const chosen = hosts.find(({ page }) => page === pattern);
  try {
    if (chosen && !json) console.error(text.starting(chosen.page.name));
    if (chosen && parsed.once) return await runOnce(chosen, parsed.once, json, stopped);
    await chosen?.running();
    const server = new DeskServer(hosts);
    try {
      const { url } = await startServer(server, parsed.port);
      console.log(
        chosen
          ? announcePattern(url, chosen.page.name, await chosen.running(), parsed)
          : announceDesk(url, hosts, parsed),
      );
      if (!json) tellFailures(hosts, text);
      if (parsed.open && process.stdout.isTTY && !process.env['CI']) {
        openBrowser(chosen ? `${url}/${chosen.page.name}/` : `${url}/`);
      }
      await stopped;
      if (!json) console.error(text.stopping);
    } finally {
      await server.stop();
    }
    return 0;
  } finally {
    await Promise.all(hosts.map((host) => host.stop()));
  }
}

/** Does the one thing, unless somebody stops it before. */
async function runOnce(host: PatternHost, once: OnceArguments, json: boolean, stopped: Promise<void>): Promise<number> {
  const working = host.running().then((open) => open.once(once));
  const answer = await Promise.race([working, stopped.then(() => undefined)]);
  if (!answer) return 1;
  if (json) console.log(JSON.stringify({ event: 'finished', ...answer.about }));
  else console.log(answer.lines.join('\n'));
  return 0;
}

function tellProgress(hosts: readonly PatternHost[], language: Language): void {
  for (const host of hosts) host.onProgress((at) => console.error(at[language]));
}

/** A pattern that is started by its page and fails says so in the terminal too. */
function tellFailures(hosts: readonly PatternHost[], text: Messages): void {
  for (const host of hosts) host.onFailure((message) => console.error(text.failed(host.page.name, message)));
}

/** Ctrl-C, a closed terminal, a parent that asks or is gone. The second Ctrl-C does not wait. */
function untilStopped(): Promise<void> {
  return new Promise((resolvePromise) => {
    // Whoever read what is printed may be gone too, and to say so to nobody is no reason to end half-way.
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
    onNpmGone(process.env, resolvePromise);
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
async function startServer(server: DeskServer, port: number | undefined): Promise<LoopbackServer> {
  if (port !== undefined) return server.start(port);
  return server.start(DEFAULT_PORT).catch((error: Error) => {
    if (!(error instanceof LoopbackPortError)) throw error;
    return server.start(0);
  });
}
