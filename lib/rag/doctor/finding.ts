import type { Sentence } from '../../config/sentence';

/** `unknown` is what nobody could say, and never `ok`. */
export type FindingState = 'ok' | 'problem' | 'unknown';

/** What was asked of an account, and what came of it. */
export interface Finding {
  readonly check: 'identity' | 'bootstrap' | 'model' | 'store' | 'api-logs' | 'quota' | 'policies';
  readonly state: FindingState;
  /** What it is about, such as the id of a model. */
  readonly about: string;
  readonly says: Sentence;
  /** What to do. @default - nothing */
  readonly remedy?: Sentence;
}

/** What a check says, without its name. */
export type Judged = Pick<Finding, 'state' | 'says' | 'remedy'>;

export const ok = (says: Sentence): Judged => ({ state: 'ok', says });
export const problem = (says: Sentence, remedy: Sentence): Judged => ({ state: 'problem', says, remedy });
export const unknown = (says: Sentence, remedy: Sentence): Judged => ({ state: 'unknown', says, remedy });
