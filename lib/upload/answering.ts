import type { AnswerSettings } from '../shared/api-handler';
import { API_LIMITS } from './domain/time-limits';
import { uploadProblem } from './domain/upload-problems';

/** How every route of the API is answered: within its time, and with a problem where there is no answer. */
export const ANSWERING: AnswerSettings = {
  answerSeconds: API_LIMITS.answerSeconds,
  unavailable: uploadProblem('service-unavailable'),
};
