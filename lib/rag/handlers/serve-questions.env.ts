import * as z from 'zod';
import { wholeNumber } from '../../shared/env';
import { askQuestionEnv } from './ask-question.env';

/** What the functions ask-question and search-passages need, in one process. */
export const serveQuestionsEnv = askQuestionEnv.extend({
  /** Port that the load balancer sends requests to. */
  PORT: wholeNumber,
  /** Address to listen at: every one of an instance, loopback on the laptop. */
  HOST: z.string().default('0.0.0.0'),
  /** Seconds from SIGTERM during which requests are still taken, because the load balancer has not noticed. */
  DRAIN_SECONDS: wholeNumber,
});

export type ServeQuestionsEnv = z.input<typeof serveQuestionsEnv>;
