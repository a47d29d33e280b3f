import * as z from 'zod';
import { optionalText, wholeNumber } from '../../shared/env';
import { searchPassagesEnv } from './search-passages.env';

/** ARN, colon, number. A draft is none: it would change while it is in use. */
const GUARDRAIL = /^(arn:.+:guardrail\/\w+):([1-9]\d*)$/;

const guardrail = optionalText.transform((text, context) => {
  if (text === undefined) return undefined;
  const [, arn, version] = GUARDRAIL.exec(text) ?? [];
  if (arn !== undefined && version !== undefined) return { arn, version };
  context.issues.push({ code: 'custom', message: 'is no version of a guardrail', input: text });
  return z.NEVER;
});

export const askQuestionEnv = searchPassagesEnv.extend({
  /** What the model that writes answers is called by. */
  ANSWER_MODEL: z.string(),
  /** Tokens that the questions of a tenant may cost in a day. */
  DAILY_TOKENS: wholeNumber,
  /** Model that orders passages anew. Left out where there is none. */
  RERANK_MODEL: optionalText,
  /** Version of a guardrail that looks at questions and answers. Left out where there is none. */
  GUARDRAIL: guardrail,
});

export type AskQuestionEnv = z.input<typeof askQuestionEnv>;
