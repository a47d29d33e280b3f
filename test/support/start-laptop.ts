import { type ChildProcess, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

const REPOSITORY = `${__dirname}/../..`;
const SHARE = `${__dirname}/share-assemblies.ts`;
const START = ['-r', 'ts-node/register/transpile-only', '-r', SHARE, 'bin/start.ts'];

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** What `npm start` runs, as a process of its own on free ports, driven over HTTP like any client would. Paths are below its page. */
export class StartedLaptop {
  private static readonly started = new Set<StartedLaptop>();

  private constructor(
    readonly page: string,
    readonly about: Readonly<Record<string, unknown>>,
    private readonly child: ChildProcess,
  ) {}

  static async start(...args: string[]): Promise<StartedLaptop> {
    const child = spawn(process.execPath, [...START, '--json', '--no-open', '--port', '0', ...args], {
      cwd: REPOSITORY,
      // Jest gives a test a copy of the environment, which a child would not get by itself.
      env: process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const errors: string[] = [];
    createInterface({ input: child.stderr! }).on('line', (line) => errors.push(line));
    const line = await new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stdout! }).once('line', resolve);
      child.once('exit', (code) => reject(new Error(`npm start ended with ${code}: ${errors.join('\n')}`)));
    });
    const about = JSON.parse(line) as Record<string, unknown>;
    if (about['event'] !== 'started') throw new Error(line);
    const laptop = new StartedLaptop(String(about['page']), about, child);
    StartedLaptop.started.add(laptop);
    return laptop;
  }

  /** Stops what a failed test left running. */
  static async stopAll(): Promise<void> {
    await Promise.all([...StartedLaptop.started].map((laptop) => laptop.stop()));
  }

  get processId(): number {
    return this.child.pid!;
  }

  async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<ApiAnswer> {
    const response = await fetch(`${this.page}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : {} };
  }

  async state(): Promise<Record<string, unknown>> {
    return (await this.call('GET', 'laptop/state')).body;
  }

  /** Sends the signal and waits for the end. */
  async stop(signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
    StartedLaptop.started.delete(this);
    if (this.child.exitCode !== null) return this.child.exitCode;
    const ended = new Promise<number | null>((resolve) => this.child.once('exit', resolve));
    this.child.kill(signal);
    return ended;
  }
}

/** Runs the command to its end. */
export function runStart(
  ...args: string[]
): Promise<{ readonly status: number | null; readonly out: string; readonly err: string }> {
  const child = spawn(process.execPath, [...START, ...args], {
    cwd: REPOSITORY,
    env: process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    err += String(chunk);
  });
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, out, err })));
}

/** Looks until there is something; the test's own time-out bounds it. */
export async function until<Value>(
  what: string,
  look: () => Promise<Value | undefined>,
  limitMs = 60_000,
): Promise<Value> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const value = await look();
    if (value !== undefined) return value;
    if (Date.now() > deadline) throw new Error(`Waited ${limitMs} ms for ${what}`);
    await wait(50);
  }
}

/** Whether something answers on a port of this machine. */
export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
      .once('connect', () => {
        socket.destroy();
        resolve(true);
      })
      .once('error', () => resolve(false));
  });
}
