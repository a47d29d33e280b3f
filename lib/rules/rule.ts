import type { StackModel } from '../model/template';
import type { Facts } from './facts';

/**
 * What must hold for a template, whichever pattern it belongs to. The plug-in at synth, the proofs and the faults put in on
 * purpose all read this object, so that a rule stands once.
 */
export interface Rule {
  /** A name that a report can print, for example `QueuesAreEncrypted`. */
  readonly id: string;
  /** What holds, as a sentence. */
  readonly claim: string;
  /** What to do where it does not. */
  readonly fix: string;
  /**
   * Stops a synth, before anybody deploys: for what relates two resources, or opens one to strangers.
   * @default false - only the proofs hold it
   */
  readonly atSynth?: boolean;
  /**
   * What contradicts the claim; nothing where it holds.
   *
   * @throws Error for what cannot be read, which counts as a violation: it proves nothing
   */
  readonly violations: (stack: StackModel, facts: Facts) => readonly Violation[];
}

/** One place where a rule is broken. */
export interface Violation {
  /** Logical id of the resource. */
  readonly at: string;
  /** What is wrong with it, as the end of a sentence that begins with the resource. */
  readonly problem: string;
}
