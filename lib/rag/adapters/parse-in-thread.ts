import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { PARSE_SECONDS } from '../domain/document-kinds';
import type { ParseOutcome } from '../domain/parsed-document';
import { parseDocument } from './parse-document';

/** A library that reads a file is stopped by nothing but the end of its thread, and it runs out of that thread's memory alone. */
const MEMORY_MIB = 768;

const ROLE = 'parse-document';

interface Task {
  readonly name: string;
  readonly bytes: Uint8Array;
}

let thread: Worker | undefined;
let before: Promise<unknown> = Promise.resolve();

/**
 * Reads a document in a thread of its own, one after the other. Whatever the document does, it comes to an outcome within its time
 * or when the signal says so.
 */
export function parseInThread(name: string, bytes: Uint8Array, signal: AbortSignal): Promise<ParseOutcome> {
  const outcome = before.then(() => parseNow({ name, bytes }, signal));
  before = outcome;
  return outcome;
}

function parseNow(task: Task, signal: AbortSignal): Promise<ParseOutcome> {
  if (signal.aborted) return Promise.resolve({ refused: 'took-too-long' });
  thread ??= startThread();
  const worker = thread;
  const end = AbortSignal.any([signal, AbortSignal.timeout(PARSE_SECONDS * 1_000)]);
  return new Promise((resolve) => {
    const settle = (outcome: ParseOutcome, isSpoilt: boolean) => {
      end.removeEventListener('abort', late);
      worker.off('message', read).off('error', failed).off('exit', gone);
      // An idle thread keeps no program running.
      worker.unref();
      if (isSpoilt) {
        thread = undefined;
        worker.on('error', () => {});
        void worker.terminate();
      }
      resolve(outcome);
    };
    const late = () => settle({ refused: 'took-too-long' }, true);
    const read = (outcome: ParseOutcome) => settle(outcome, false);
    const failed = (error: NodeJS.ErrnoException) =>
      settle({ refused: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-large' : 'broken' }, true);
    const gone = () => settle({ refused: 'broken' }, true);
    end.addEventListener('abort', late);
    worker.on('message', read).on('error', failed).on('exit', gone);
    worker.ref();
    worker.postMessage(task);
  });
}

/** This file once more, or the bundle that it is a part of. What the libraries print may be of the document: nobody reads it. */
function startThread(): Worker {
  return new Worker(__filename, {
    workerData: { role: ROLE },
    execArgv: __filename.endsWith('.ts') ? ['-r', 'ts-node/register/transpile-only'] : [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MIB },
    stdout: true,
    stderr: true,
  });
}

function isParserThread(): boolean {
  return !isMainThread && (workerData as { readonly role?: unknown } | null)?.role === ROLE;
}

if (isParserThread()) {
  parentPort?.on('message', ({ name, bytes }: Task) => {
    void parseDocument(name, bytes, new AbortController().signal).then((outcome) => parentPort?.postMessage(outcome));
  });
}
