import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';

/** Parent to child: run the handler once. */
export interface Invocation {
  readonly requestId: string;
  readonly event: unknown;
  /** Milliseconds since 1970 at which the function's time is up. */
  readonly deadline: number;
}

export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
}

/** Child to parent. */
export type InvocationReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'init-error'; readonly error: FunctionError }
  | { readonly kind: 'piece'; readonly requestId: string; readonly base64: string }
  | { readonly kind: 'result'; readonly requestId: string; readonly payload: unknown }
  | { readonly kind: 'error'; readonly requestId: string; readonly error: FunctionError };

/** What an invocation came to. A function's error is an outcome, not an exception. */
export type InvocationOutcome =
  | { readonly ok: true; readonly payload: unknown }
  | { readonly ok: false; readonly error: FunctionError };

/** Takes what a function that streams has written. */
export type OnPiece = (piece: Buffer) => void;

/** A bundle as the laptop runs it. */
export interface RunnableFunction {
  readonly name: string;
  /** The compiled runtime.ts. */
  readonly runtimeFile: string;
  readonly handlerFile: string;
  readonly handlerExport: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly memoryMiB: number;
  readonly timeoutSeconds: number;
  /** Receives every line the function writes. */
  readonly onLine: (line: string) => void;
}

/** One process that runs one function, one invocation at a time, until it is stopped or its time runs out. */
export class ExecutionEnvironment {
  private readonly child: ChildProcess;
  private readonly ready: Promise<FunctionError | undefined>;
  private settle: ((outcome: InvocationOutcome) => void) | undefined;
  private onPiece: OnPiece | undefined;
  private exited = false;

  constructor(private readonly runnable: RunnableFunction) {
    this.child = fork(runnable.runtimeFile, [], {
      execArgv: [`--max-old-space-size=${runnable.memoryMiB}`],
      env: {
        ...runnable.environment,
        LAPTOP_HANDLER_FILE: runnable.handlerFile,
        LAPTOP_HANDLER_EXPORT: runnable.handlerExport,
      },
      serialization: 'json',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.child.stdout!, this.child.stderr!]) {
      createInterface({ input: stream }).on('line', runnable.onLine);
    }
    this.ready = new Promise((resolve) => {
      this.child.on('message', (reply: InvocationReply) => {
        if (reply.kind === 'ready') resolve(undefined);
        else if (reply.kind === 'init-error') resolve(reply.error);
        else if (reply.kind === 'piece') this.onPiece?.(Buffer.from(reply.base64, 'base64'));
        else
          this.settle?.(
            reply.kind === 'result' ? { ok: true, payload: reply.payload } : { ok: false, error: reply.error },
          );
      });
      this.child.on('exit', (code, signal) => {
        this.exited = true;
        const error = {
          errorType: 'Runtime.ExitError',
          errorMessage: `Runtime exited with ${signal ?? `status ${code}`}`,
        };
        resolve(error);
        this.settle?.({ ok: false, error });
      });
    });
  }

  /** False once the process is gone; Lambda would then start another. */
  get usable(): boolean {
    return !this.exited;
  }

  /** @param onPiece - takes what it writes, where it streams */
  async invoke(event: unknown, onPiece?: OnPiece): Promise<InvocationOutcome> {
    const failure = await this.ready;
    if (failure) {
      this.stop();
      return { ok: false, error: failure };
    }
    const { timeoutSeconds } = this.runnable;
    const requestId = randomUUID();
    let timer: NodeJS.Timeout | undefined;
    const outcome = await new Promise<InvocationOutcome>((resolve) => {
      this.settle = resolve;
      this.onPiece = onPiece;
      timer = setTimeout(() => {
        this.stop();
        const errorMessage = `${requestId} Task timed out after ${timeoutSeconds.toFixed(2)} seconds`;
        this.runnable.onLine(errorMessage);
        resolve({ ok: false, error: { errorType: 'Sandbox.Timedout', errorMessage } });
      }, timeoutSeconds * 1000);
      const invocation: Invocation = { requestId, event, deadline: Date.now() + timeoutSeconds * 1000 };
      this.child.send(invocation, (error) => {
        if (error) resolve({ ok: false, error: { errorType: 'Runtime.ExitError', errorMessage: error.message } });
      });
    });
    clearTimeout(timer);
    this.settle = undefined;
    this.onPiece = undefined;
    return outcome;
  }

  stop(): void {
    this.exited = true;
    this.child.kill('SIGKILL');
  }
}
