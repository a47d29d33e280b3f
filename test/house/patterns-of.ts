import { patternOf } from '../../lib/config/pattern-folders';

/** Patterns that have a stack. */
export function patternsOf(paths: Iterable<string>): string[] {
  return [...new Set([...paths].flatMap((path) => (path.startsWith('stacks/') && patternOf(path)) || []))];
}
