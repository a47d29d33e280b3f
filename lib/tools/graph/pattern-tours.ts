import { join } from 'node:path';
import { PATTERNS } from '../../config/patterns';
import type { Tour } from '../../model/graph/tour';

/** The tour of every pattern in the list, in its order, found where the house has them. */
export function patternTours(): readonly Tour[] {
  return PATTERNS.map(({ name }) => {
    const file = join(__dirname, '../..', name, 'tour.ts');
    return (require(file) as { readonly tour: Tour }).tour;
  });
}
