import type { AccessAnswer } from './access-question';
import type { Through } from './role-chains';

/** What comes of a question, be it by way of other roles. */
export function outcomeOf({
  verdict,
  through,
}: Pick<AccessAnswer, 'verdict'> & { readonly through?: Pick<Through, 'verdict'> }): AccessAnswer['verdict'] {
  return verdict === 'denied' ? (through?.verdict ?? verdict) : verdict;
}
