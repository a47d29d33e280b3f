import { asyncSettings } from '../../lib/async/settings';
import { patternStack } from '../pattern-stack';

export const asyncStack = patternStack(
  asyncSettings,
  () => (require('./async-stack') as typeof import('./async-stack')).AsyncStack,
);
