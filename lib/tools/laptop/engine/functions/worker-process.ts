import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
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

  /** Whether it is there; between its end and its next start it is not. */
  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Ends it as a power cut would. */
  kill(): void {
    endAll(this.child);
  }

  /** SIGTERM, as an instance going down would send, then SIGKILL. */
  async stop(): Promise<void> {
    this.stopping = true;
    if (!this.isRunning) return;
    const gone = new Promise<void>((resolve) => this.child.once('exit', () => resolve()));
    this.child.kill('SIGTERM');
    const timer = setTimeout(() => endAll(this.child), STOP_SECONDS * 1000);
    await gone;
    clearTimeout(timer);
  }

  private spawn(): ChildProcess {
    const child = spawn(process.execPath, ['-r', this.props.guardFile, this.props.file], {
      env: { ...this.props.environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // A group of its own: what it has started itself can be ended with it.
      detached: process.platform !== 'win32',
    });
    for (const stream of [child.stdout!, child.stderr!]) {
      createInterface({ input: stream }).on('line', this.props.onLine);
    }
    child.once('exit', (code, signal) => {
      endAll(child);
      if (this.stopping) return;
      this.props.onExit(signal ?? `status ${code}`);
      setTimeout(() => {
        if (!this.stopping) this.child = this.spawn();
      }, 1000).unref();
    });
    return child;
  }
}

/** Ends a worker and what it has started: a film's encoder would go on for an hour. */
function endAll({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' });
  else {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // Nothing of the group is left.
    }
  }
}
