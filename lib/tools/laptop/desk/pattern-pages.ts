import { join } from 'node:path';
import { PATTERNS } from '../../../config/patterns';
import type { PatternPage } from './pattern-page';

/** The page of every pattern in the list, in its order, found where the house has them. */
export function patternPages(): readonly PatternPage[] {
  return PATTERNS.map(({ name }) => {
    const file = join(__dirname, '../../..', name, 'laptop', 'page.ts');
    return (require(file) as { readonly page: PatternPage }).page;
  });
}
