import type { WorkLog } from '../../shared/work-log';
import { type Disposition, RETURN_AT_ONCE } from './disposition';
import type { ReceivedMessage } from './queue-message';

/** A message that no attempt can read is shown again at once, so that it is out of the way after maxReceiveCount quick receives. */
export function poison(message: ReceivedMessage, reason: string, log: WorkLog): Disposition {
  log.warn('unreadable message', { messageId: message.messageId, reason, receive: message.receiveCount });
  return RETURN_AT_ONCE;
}
