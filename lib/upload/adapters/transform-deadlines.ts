import { TRANSFORM_LIMITS } from '../domain/time-limits';
import type { Deadlines } from '../domain/transform-image';

const { beginSeconds, answerSeconds } = TRANSFORM_LIMITS;

export const transformDeadlines: Deadlines = () => ({
  begin: AbortSignal.timeout(beginSeconds * 1000),
  answer: AbortSignal.timeout(answerSeconds * 1000),
});
