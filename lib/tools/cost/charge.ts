import type { Sentence } from '../../config/sentence';
import type { Resource, StackModel } from '../../model/template';
import type { CostPart } from '../prices/cost';
import type { UseName } from './uses';

/**
 * What becomes of a charge while somebody stops what can be stopped: it ends, it ends until AWS starts the thing again, it goes on, or
 * something else is started in its place.
 */
export type WhenStopped = 'ends' | 'ends for a while' | 'goes on' | 'replaced';

/** What is paid for as long as a resource exists, used or not. */
export interface Charge {
  readonly what: Sentence;
  readonly part: CostPart;
  readonly whenStopped: WhenStopped;
  /**
   * Why it is so many.
   * @default - the number says it
   */
  readonly note?: Sentence;
}

/** What is paid for one resource. */
export interface ResourceCost {
  /** @default - nothing */
  readonly charges?: readonly Charge[];
  /** What its use is paid by. @default - nothing */
  readonly uses?: readonly UseName[];
  /** Why it costs nothing, or why what it costs stands elsewhere. @default - it costs */
  readonly free?: Sentence;
}

/** Says what one type of resource costs. */
export type CostTable = Readonly<Record<string, (resource: Resource, stack: StackModel) => ResourceCost>>;
