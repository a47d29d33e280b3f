import { randomBytes } from 'node:crypto';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type JobStack, jobStackOf } from '../../../lib/async/laptop/job-stack';
import { callerIdOf } from '../../../lib/tools/laptop/desk/caller-identity';
import { synthesizePattern } from '../../../lib/tools/laptop/desk/synthesize-pattern';
import { startEngine } from '../../../lib/tools/laptop/engine/engine';

const ASK_EVERY_MS = 20;

/** The laptop's services without its page, and one client of the API. */
export class BenchLaptop {
  readonly caller = callerIdOf(undefined)!;

  private constructor(
    readonly stack: JobStack,
    readonly stop: () => Promise<void>,
  ) {}

  static async start(): Promise<BenchLaptop> {
    const directory = realpathSync(mkdtempSync(join(tmpdir(), 'bench-laptop-')));
    const { stack } = await synthesizePattern('async', {}, join(directory, 'assembly'), 'en');
    const engine = await startEngine({ stack, directory, report: () => {} });
    return new BenchLaptop(jobStackOf(engine), async () => {
      await engine.stop();
      rmSync(directory, { recursive: true, force: true });
    });
  }

  /**
   * Submits jobs all at once and waits until the last has ended.
   *
   * @param callerOf - who submits a job, by its number; by default it is one caller
   * @throws Error when one of them failed
   */
  async run(requests: readonly object[], callerOf: (index: number) => string = () => this.caller): Promise<void> {
    const submitted = await Promise.all(
      requests.map((request, index) => this.call(callerOf(index), 'POST', '/jobs', request)),
    );
    for (const [index, { jobId }] of submitted.entries()) await this.ended(callerOf(index), jobId);
  }

  /** One job after the other is asked for: asking is work for the laptop too. */
  private async ended(caller: string, jobId: string): Promise<void> {
    for (;;) {
      const { status, failure } = await this.call(caller, 'GET', `/jobs/${jobId}`);
      if (status === 'failed') throw new Error(`a job failed: ${JSON.stringify(failure)}`);
      if (status === 'succeeded') return;
      await wait(ASK_EVERY_MS);
    }
  }

  private async call(callerId: string, method: string, path: string, body?: object) {
    const reply = await this.stack.api.front.answer({
      method,
      path,
      rawQuery: '',
      headers: {
        'Content-Type': 'application/json',
        ...(body && { 'Idempotency-Key': randomBytes(12).toString('hex') }),
      },
      body: body ? JSON.stringify(body) : '',
      callerId,
    });
    if (reply.status >= 300) throw new Error(`${method} ${path} answered ${reply.status}: ${reply.body}`);
    return JSON.parse(reply.body) as { readonly jobId: string; readonly status: string; readonly failure?: unknown };
  }
}
