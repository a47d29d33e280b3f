import type { Sentence } from '../../config/sentence';
import type { SourceLine } from '../../model/assembly';

/** Parts of a report, in their order. */
export const SECTIONS = [
  'reach',
  'rights',
  'data',
  'replaced',
  'byHand',
  'money',
  'settings',
  'code',
  'moved',
] as const;

export type Section = (typeof SECTIONS)[number];

/** What a change comes to, as the evaluator or the model decided it. */
export type Verdict =
  /** Somebody may, or something reaches, what it could not before. */
  | 'broadened'
  /** Less than before. */
  | 'narrowed'
  /** It is another one, and could not be proved to be more, less or the same: somebody must look. */
  | 'unknown'
  /** A guard is gone that kept nobody out by itself: encryption, a second factor of a service, an alarm. */
  | 'weakened'
  | 'strengthened'
  /** Data goes, or nothing keeps it any more. */
  | 'lost'
  /** Data stays, or something keeps it now. */
  | 'kept'
  | 'replaced'
  /** Something is to be done by a person. */
  | 'todo'
  /** It concerns new things alone, or is neither more nor less of anything above. */
  | 'changed';

/** Verdicts in the order in which a reviewer wants to read them. */
export const BY_WEIGHT: readonly Verdict[] = [
  'broadened',
  'lost',
  'weakened',
  'unknown',
  'replaced',
  'todo',
  'narrowed',
  'strengthened',
  'kept',
  'changed',
];

/** One thing that a reviewer should know. */
export interface Finding {
  readonly section: Section;
  readonly verdict: Verdict;
  readonly sentence: Sentence;
  /** What it rests on: a statement, a rule or a property, as short JSON. @default - the sentence says it */
  readonly statement?: string;
  /** Where it was written, innermost first. Empty where the template came alone. */
  readonly lines: readonly SourceLine[];
  /** Logical id of the resource; in the second state where it is in both. @default - it is about the stack */
  readonly logicalId?: string;
  /** What the sentence begins with, where others could say the same of another thing. @default - it is about this alone */
  readonly subject?: string;
}

/** Whether a reviewer of security must see it: what is not proved of reach and rights is not taken for harmless. */
export function isBroadening({ verdict, section }: Finding): boolean {
  if (verdict === 'unknown') return section === 'reach' || section === 'rights';
  return verdict === 'broadened' || verdict === 'weakened';
}
