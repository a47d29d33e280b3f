import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { isAlive } from '../../../tools/laptop/desk/is-alive';

const noted = z.strictObject({
  name: z.string(),
  bytes: z.int().min(0),
  /** When it was about to be sent, in milliseconds since 1970. */
  sentAtMs: z.number(),
});
const contents = z.strictObject({
  /** Process of the run; 0 when it has ended. */
  processId: z.int().min(0),
  /** When the run began, in milliseconds since 1970. */
  beganAtMs: z.number(),
  /** By their ids. */
  documents: z.record(z.string(), noted),
});

/** A document that a run has sent, or was about to. */
export type NotedDocument = z.infer<typeof noted>;
/** Documents by their ids. */
export type NotedDocuments = ReadonlyMap<string, NotedDocument>;

/** Another run, which has not ended. */
export interface GoingRun {
  readonly processId: number;
  readonly beganAtMs: number;
}

/** The file does not hold what a run writes into it. */
export class RunFileError extends Error {
  constructor(readonly path: string) {
    super(`${path} is no file of a run`);
  }
}

/**
 * What runs of this machine have sent to one tenant of one stack and not removed yet, in a file: a run may be killed, and nothing
 * else says whether a document of a tenant is a run's or somebody's own.
 */
export class RunFile {
  readonly path: string;
  private began = 0;
  private readonly kept: Map<string, NotedDocument>;

  /**
   * @param folder - of the files of all runs
   * @param url - address of the API: a stack of the same name in another account is another
   * @throws RunFileError
   */
  constructor(
    private readonly folder: string,
    { stack, tenant, url }: { readonly stack: string; readonly tenant: string; readonly url: string },
  ) {
    const hash = createHash('sha256').update([url, stack, tenant].join('\n')).digest('hex').slice(0, 10);
    this.path = join(folder, `${`${stack}-${tenant}`.replace(/[^\w-]/g, '_').slice(0, 100)}-${hash}.json`);
    this.kept = new Map(Object.entries(this.read()?.documents ?? {}));
  }

  /** Documents that are not known to be gone. */
  get documents(): NotedDocuments {
    return this.kept;
  }

  /**
   * Has the tenant for this run alone, until it is released.
   *
   * @returns another run that has it; undefined where there is none
   */
  claim(nowMs: number): GoingRun | undefined {
    const other = this.otherRun();
    if (other) return other;
    this.began = nowMs;
    this.write(process.pid);
    return undefined;
  }

  /**
   * To be asked again a moment after the claim: of two that begin at the same instant, the one that claimed last goes on.
   *
   * @returns undefined where no other run has the tenant
   */
  otherRun(): GoingRun | undefined {
    const run = this.read();
    // A process that has our own id is no other: the system gives ids of the dead again.
    return run && run.processId !== process.pid && run.processId > 0 && isAlive(run.processId) ? run : undefined;
  }

  /** To be called before a document is sent: what is sent and not noted, nobody would remove. */
  note(documentId: string, document: NotedDocument): void {
    this.kept.set(documentId, document);
    this.write(process.pid);
  }

  /** A document is gone, or was never taken. */
  forget(documentId: string): void {
    if (this.kept.delete(documentId)) this.write(process.pid);
  }

  /** Ends the claim; what is left stays noted. */
  release(): void {
    if (this.otherRun()) return;
    if (this.kept.size === 0) rmSync(this.path, { force: true });
    else this.write(0);
  }

  private read(): z.infer<typeof contents> | undefined {
    let text: string;
    try {
      text = readFileSync(this.path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
    try {
      return contents.parse(JSON.parse(text));
    } catch {
      throw new RunFileError(this.path);
    }
  }

  /** Whole or not at all, also where the process is killed. */
  private write(processId: number): void {
    mkdirSync(this.folder, { recursive: true });
    const half = `${this.path}.${process.pid}`;
    const all = { processId, beganAtMs: this.began, documents: Object.fromEntries(this.kept) };
    writeFileSync(half, JSON.stringify(all, null, 2));
    renameSync(half, this.path);
  }
}
