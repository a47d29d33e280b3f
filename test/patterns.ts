import { asyncPattern } from './async/pattern';
import { labPattern } from './lab/pattern';
import { ragPattern } from './rag/pattern';
import type { PatternUnderTest } from './support/pattern-under-test';
import { tinyPattern } from './tiny/pattern';
import { uploadPattern } from './upload/pattern';
import { webPattern } from './web/pattern';

/** The patterns of the app, as tests and proofs see them. */
export const PATTERNS: readonly PatternUnderTest[] = [labPattern, asyncPattern, webPattern, uploadPattern, ragPattern];

/** Those, and one that nobody deploys: what only fits the patterns there are shows itself on it. */
export const PATTERNS_AND_TINY: readonly PatternUnderTest[] = [...PATTERNS, tinyPattern];

/** @throws Error when there is no such pattern */
export function patternNamed(name: string): PatternUnderTest {
  const found = PATTERNS_AND_TINY.find(({ stack }) => stack.pattern.name === name);
  if (!found) throw new Error(`There is no pattern ${name} in test/patterns.ts`);
  return found;
}
