import type { WindowSize } from '../../../lib/async/domain/cut-window';
import type { ReceivedMessage } from '../../../lib/async/domain/queue-message';

/** Workers of one kind, as many as run at once. */
export interface Fleet {
  /** Ways in which a message can be received now. The number decides how many are asked for. */
  readonly openings: readonly ((choice: number) => void)[];
  /** What can be killed by itself. */
  readonly units: readonly Unit[];
}

export interface Unit {
  readonly kill: () => void;
  /** @default - nobody asks it to stop */
  readonly stop?: () => void;
}

/** Two chunks of three rows, so that a short file has several windows. */
export const SMALL_WINDOW: WindowSize = { chunks: 2, rows: 3 };

export function jobsOf(messages: readonly Pick<ReceivedMessage, 'attributes'>[]): string[] {
  return messages.flatMap(({ attributes }) => attributes['JobId'] ?? []);
}
