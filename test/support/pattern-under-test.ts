import type fc from 'fast-check';
import type { CommonInput } from '../../lib/config/common-settings';
import type { PatternStack } from '../../stacks/pattern-stack';
import type { Measurement } from '../bench/measurement';
import type { Mutant } from '../proofs/mutant';
import type { Proof } from '../proofs/proof';
import type { AccessQuestions } from './access-questions';
import type { Mistakes } from './mistakes';
import type { PatternTables } from './pattern-tables';
import type { Replacements } from './replacements';

/**
 * A pattern as tests and proofs see it. All that is particular to one stands here as data; what runs over it works for any.
 * `Config` is what an adopter may write: the common keys and the pattern's own section.
 */
export interface PatternUnderTest<Config extends CommonInput = CommonInput, Settings = unknown> {
  /** Its settings and the stack that takes them. */
  readonly stack: PatternStack;
  /** Configurations that change the shape of the template, by a name a report can print. Each is built in both modes. */
  readonly shapes: Readonly<Record<string, Config>>;
  /** Variants (`<mode> <shape>`) that between them hold every resource: what is asked in each region is asked of these. */
  readonly telling: readonly string[];
  /** Any configuration that the pattern accepts. */
  readonly randomConfig: fc.Arbitrary<Config>;
  /** Values that a key of its section never takes, as the command line would give them. */
  readonly wrongValues: Readonly<Record<string, readonly unknown[]>>;
  /**
   * Values that people give by mistake to a key of its section, and what they must read.
   * @default - none that the wrong values do not stand for
   */
  readonly mistakes?: Mistakes;
  /** Which key, changed on a deployed stack, replaces what people hold on to. */
  readonly replacements: Replacements;
  /** What its templates are, word for word. */
  readonly tables: PatternTables<Settings>;
  /** Who may do what and who reaches whom, asked as people ask it. */
  readonly access: AccessQuestions;
  /**
   * What must hold for its templates and is particular to it.
   * @default - the rules that hold for every template, and no more
   */
  readonly proofs?: readonly Proof<Config>[];
  /** Faults put into its templates on purpose, each with the rule or proof that must notice. */
  readonly mutants: readonly Mutant[];
  /**
   * What `npm run bench` measures of this pattern alone, by a name for `--only`; loaded when it is asked for.
   * @default - what is measured of every pattern
   */
  readonly benchmarks?: Readonly<Record<string, (rounds: number) => Promise<readonly Measurement[]>>>;
}
