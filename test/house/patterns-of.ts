import { patternOf } from '../../lib/config/pattern-folders';
import { PLANNED_PATTERNS } from '../../lib/config/patterns';

/** Patterns that have a stack; those that are still to come may be begun, and stand in no list until they are whole. */
export function patternsOf(paths: Iterable<string>): string[] {
  const found = [...paths].flatMap((path) => (path.startsWith('stacks/') && patternOf(path)) || []);
  return [...new Set(found)].filter((pattern) => !PLANNED_PATTERNS.some((planned) => planned === pattern));
}
