import { labSettings } from '../../lib/lab/settings';
import { patternStack } from '../pattern-stack';

export const labStack = patternStack(
  labSettings,
  'One server to reach, the group of people who may, and its key: a first lesson in EC2, security groups and IAM.',
  () => (require('./lab-stack') as typeof import('./lab-stack')).LabStack,
);
