import { asyncStack } from './async/stack';
import { labStack } from './lab/stack';

/** The stacks of the app, one a pattern. */
export const STACKS = [labStack, asyncStack];
