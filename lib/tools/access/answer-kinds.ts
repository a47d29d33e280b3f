import type { Entry } from '../../model/entries';
import type { AccessAnswer } from './access-question';
import type { OpenToAnyone } from './open-to-anyone';
import type { Parameters } from './parameters';
import type { ReachList } from './reach-list';
import type { WhoMay } from './rights-lists';
import type { Step, Through } from './role-chains';
import type { ToldRight } from './told-rights';

/** Roles through which somebody may do what he may not do himself, each with the statement that opens it. */
export interface ToldThrough extends Omit<Through, 'steps'> {
  readonly steps: readonly (Step & { readonly right?: ToldRight })[];
  readonly right?: ToldRight;
}

/** Whether somebody may do one thing, with the deciding statement in words and what else leads to it. */
export interface MayAnswer extends Omit<AccessAnswer, 'through'> {
  readonly kind: 'may';
  readonly right?: ToldRight;
  readonly ways: readonly Entry[];
  readonly through?: ToldThrough;
}

/** What a question comes to, by what was asked. */
export type Answer = (
  | MayAnswer
  /** One question for everything that the action is about. */
  | { readonly kind: 'each'; readonly who: string; readonly can: string; readonly answers: readonly MayAnswer[] }
  | { readonly kind: 'whoMay'; readonly can: string; readonly who: readonly WhoMay[] }
  | {
      readonly kind: 'rights';
      readonly of: string;
      readonly rights: readonly ToldRight[];
      /** Roles that one can come to have from there. */
      readonly becomes: readonly string[];
    }
  | ({ readonly kind: 'open' } & OpenToAnyone)
  | ({ readonly kind: 'reach' } & ReachList)
  | {
      readonly kind: 'overview';
      readonly people: readonly string[];
      readonly things: readonly string[];
      readonly anybody: readonly ToldRight[];
      readonly reach: ReachList;
    }
) & {
  /** Parameters that the answer takes to have their default values. @default - it rests on none */
  readonly parameters?: Parameters;
  /**
   * By who was told no, the actions he may take by which one can come to have more, and whose ways nobody followed.
   * @default - nobody was, or may take one
   */
  readonly notFollowed?: Readonly<Record<string, readonly string[]>>;
};
