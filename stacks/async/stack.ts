import { asyncSettings } from '../../lib/async/settings';
import { patternStack } from '../pattern-stack';

export const asyncStack = patternStack(
  asyncSettings,
  'Jobs that take longer than a request: an API queues them, and workers do them one after the other.',
  () => (require('./async-stack') as typeof import('./async-stack')).AsyncStack,
);
