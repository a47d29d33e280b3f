import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface WorkerProcessProps {
  readonly file: string;
  /** The compiled parent-guard.ts. */
  readonly guardFile: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly onLine: (line: string) => void;
  /** Called when the program ends although nobody stopped it. */
  readonly onExit: (status: string) => void;
}

/** Longest a worker may take to finish after SIGTERM before the laptop ends it. */
const STOP_SECONDS = 10;

/** The program of an instance as a process of its own. systemd would start it again; so does this, after a second. */
export class WorkerProcess {
  private child: ChildProcess;
  private stopping = false;

  constructor(private readonly props: WorkerProcessProps) {
    this.child = this.spawn();
  }

  /** SIGTERM, as an instance going down would send, then SIGKILL. */
  async stop(): Promise<void> {
    this.stopping = true;
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => this.child.once('exit', () => resolve()));
    this.child.kill('SIGTERM');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), STOP_SECONDS * 1000);
    await gone;
    clearTimeout(timer);
  }

  private spawn(): ChildProcess {
    const child = spawn(process.execPath, ['-r', this.props.guardFile, this.props.file], {
      env: { ...this.props.environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [child.stdout!, child.stderr!]) {
      createInterface({ input: stream }).on('line', this.props.onLine);
    }
    child.once('exit', (code, signal) => {
      if (this.stopping) return;
      this.props.onExit(signal ?? `status ${code}`);
      setTimeout(() => {
        if (!this.stopping) this.child = this.spawn();
      }, 1000).unref();
    });
    return child;
  }
}
