import fc from 'fast-check';
import type { CommonInput } from '../../lib/config/common-settings';
import type { InputOf } from '../../lib/config/pattern-settings';
import { patternStack } from '../../stacks/pattern-stack';
import type { PatternUnderTest } from '../support/pattern-under-test';
import { tinyMutants } from './mutants';
import { tinyReplacements } from './replacements';
import { type TinySettings, tinySettings } from './settings';
import { tinyTables } from './tables';

type TinyConfig = CommonInput & { readonly tiny?: InputOf<typeof tinySettings> };

/** The `tiny` pattern as tests and proofs see it. */
export const tinyPattern: PatternUnderTest<TinyConfig, TinySettings> = {
  stack: patternStack(
    tinySettings,
    'A function that says hello into a bucket.',
    () => (require('./tiny-stack') as typeof import('./tiny-stack')).TinyStack,
  ),
  shapes: { default: {}, quiet: { tiny: { loud: false, greeting: '안녕...' } } },
  telling: ['classroom default', 'production quiet'],
  randomConfig: fc.record({
    tiny: fc.record(
      { greeting: fc.constantFrom('hello', '안녕', 'x'.repeat(40)), loud: fc.boolean() },
      { requiredKeys: [] },
    ),
  }),
  replacements: tinyReplacements,
  tables: tinyTables,
  access: [],
  mutants: tinyMutants,
  wrongValues: { greeting: ['', 'x'.repeat(41)], loud: ['very', '1'] },
};
