import { labSettings } from '../../lib/lab/settings';
import { patternStack } from '../pattern-stack';

export const labStack = patternStack(
  labSettings,
  () => (require('./lab-stack') as typeof import('./lab-stack')).LabStack,
);
