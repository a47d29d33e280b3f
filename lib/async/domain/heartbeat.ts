import type { WorkLog } from '../../shared/work-log';
import type { Hide } from './queue-message';
import type { WorkDeps } from './work-deps';

export interface HeartbeatDeps {
  readonly hide: Hide;
  /** Resolves early when the signal ends. */
  readonly sleep: (seconds: number, signal: AbortSignal) => Promise<void>;
  readonly log: WorkLog;
}

/** Beats in the time that a message stays hidden: two may fail before it shows again. */
const BEATS_PER_VISIBILITY = 3;

/** Keeps a message hidden and its job's lease alive for as long as the job runs, so that both end soon when the machine dies. */
export function heartbeat(deps: HeartbeatDeps, visibilitySeconds: number): WorkDeps['keepAlive'] {
  const everySeconds = Math.max(1, Math.floor(visibilitySeconds / BEATS_PER_VISIBILITY));
  return (message, renewLease) => {
    const stopped = new AbortController();
    const beating = beat();
    return async () => {
      stopped.abort();
      await beating;
    };

    async function beat(): Promise<void> {
      for (;;) {
        await deps.sleep(everySeconds, stopped.signal);
        if (stopped.signal.aborted) return;
        try {
          await deps.hide(message.receiptHandle, visibilitySeconds);
          if (!(await renewLease())) return;
        } catch (error) {
          deps.log.fault('heartbeat missed', error, { messageId: message.messageId });
        }
      }
    }
  };
}
