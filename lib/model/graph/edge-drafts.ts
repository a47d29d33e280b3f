import type { AssembledStack } from '../assembly';
import type { EdgeMeaning } from './graph';
import type { Owner, Placed } from './owners';

/** An end of an edge: something of a template, or who and what is in none, by its id. */
export type End = Owner | { readonly outside: string };

/** One reason for an edge. Reasons that say the same of the same two things become one edge. */
export interface EdgeDraft {
  readonly from: End;
  readonly to: End;
  readonly meaning: EdgeMeaning;
  /** @default - none */
  readonly details?: readonly string[];
  /** @default - none */
  readonly ports?: readonly string[];
  /** A permission alone says so. @default false */
  readonly permitted?: boolean;
  /** What makes the connection. @default - nothing of a template */
  readonly made?: Placed;
}

/** A stack and what else an edge may lead to. */
export interface Reading {
  readonly stack: AssembledStack;
  readonly stacks: readonly AssembledStack[];
  /** @throws UndecidableError for a resource that belongs to nothing */
  readonly ownerOf: (logicalId: string) => Owner;
  readonly place: (logicalId: string) => Placed;
}
