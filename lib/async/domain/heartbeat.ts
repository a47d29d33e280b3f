import type { Hide } from './queue-message';
import type { WorkDeps, WorkLog } from './work-message';

export interface HeartbeatDeps {
  readonly hide: Hide;
  /** Resolves early when the signal ends. */
  readonly sleep: (seconds: number, signal: AbortSignal) => Promise<void>;
  readonly log: WorkLog;
}

export interface HeartbeatSettings {
  /** Less than half the visibility, so that one beat may fail. */
  readonly everySeconds: number;
  readonly visibilitySeconds: number;
}

/** Keeps a message hidden and its job's lease alive for as long as the job runs, so that both end soon when the machine dies. */
export function heartbeat(deps: HeartbeatDeps, settings: HeartbeatSettings): WorkDeps['keepAlive'] {
  return (message, renewLease) => {
    const stopped = new AbortController();
    const beating = beat();
    return async () => {
      stopped.abort();
      await beating;
    };

    async function beat(): Promise<void> {
      for (;;) {
        await deps.sleep(settings.everySeconds, stopped.signal);
        if (stopped.signal.aborted) return;
        try {
          await deps.hide(message.receiptHandle, settings.visibilitySeconds);
          if (!(await renewLease())) return;
        } catch (error) {
          deps.log.fault('heartbeat missed', error, { messageId: message.messageId });
        }
      }
    }
  };
}
