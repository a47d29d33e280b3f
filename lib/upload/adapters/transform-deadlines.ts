import { ANSWER_SECONDS, BEGIN_SECONDS, type Deadlines } from '../domain/transform-image';

export const transformDeadlines: Deadlines = () => ({
  begin: AbortSignal.timeout(BEGIN_SECONDS * 1000),
  answer: AbortSignal.timeout(ANSWER_SECONDS * 1000),
});
