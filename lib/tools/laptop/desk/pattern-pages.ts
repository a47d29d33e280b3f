import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PATTERNS } from '../../../config/patterns';
import type { PatternPage } from './pattern-page';

/** The page of every pattern in the list, in its order, found where the house has them. */
export function patternPages(): readonly PatternPage[] {
  const files = PATTERNS.map(({ name }) => join(__dirname, '../../..', name, 'laptop', 'page.ts'));
  return files.filter(existsSync).map((file) => (require(file) as { readonly page: PatternPage }).page);
}
