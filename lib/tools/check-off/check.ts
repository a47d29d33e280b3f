import type { Sentence } from '../../config/sentence';
import type { CostPart } from '../prices/cost';
import type { Ask, CallName } from './calls';

/** Where a check looks. */
export interface Place {
  readonly region: string;
  readonly account: string;
}

/**
 * What becomes of the bill while a thing stands: it is paid by the hour or month (`billed`), for what it holds (`stored`), only for
 * use or not at all (`unused`), no check knows it (`unchecked`), it goes by itself (`going`), or it is meant to stay (`kept`). The last
 * three make nothing dirty; one that no check knows makes the account unknown.
 */
export const FATES = ['billed', 'stored', 'unused', 'unchecked', 'going', 'kept'] as const;
export type Fate = (typeof FATES)[number];

/** One thing that stands in the account. */
export interface Thing {
  /** What AWS's commands call it. */
  readonly id: string;
  readonly fate: Fate;
  /**
   * Name that a person gave it.
   * @default - it has none but the id
   */
  readonly name?: string | undefined;
  /**
   * Under which its tags are found, when the answer that told of it has none.
   * @default - its tags came with it
   */
  readonly arn?: string | undefined;
  /** @default - they are looked up by `arn` */
  readonly tags?: Readonly<Record<string, string>> | undefined;
  /** Size and state, as AWS words them. */
  readonly state?: string | undefined;
  /** @default - it costs nothing while nobody uses it */
  readonly cost?: readonly CostPart[];
  /**
   * What it costs at most, where AWS tells how large the original was and not what is paid for.
   * @default - `cost` is exact
   */
  readonly ceiling?: readonly CostPart[];
  /** @default - nothing needs saying */
  readonly note?: Sentence | undefined;
  /**
   * Commands that take away what protects it from being removed, by itself or with its stack.
   * @default - nothing does
   */
  readonly unlock?: readonly string[];
  /** Commands that remove it, one after the other, without `--region`. None where no command can. */
  readonly remove: readonly string[];
  /**
   * Where it stands, if not where it was looked for.
   * @default - the place's region
   */
  readonly region?: string | undefined;
}

/** A kind of thing that costs or may be left behind. */
export interface Check<Name extends CallName = CallName> {
  readonly id: string;
  readonly title: Sentence;
  /** A global service is asked once. */
  readonly scope: 'region' | 'global';
  /** What it looks at: beginnings of ARNs, from the service on and without region and account, as in `ec2:instance/`. */
  readonly looksAt: readonly string[];
  /** Every call that `find` makes: what the policy allows. */
  readonly calls: readonly Name[];
  /**
   * So many of an item cost an account nothing.
   * @default - none
   */
  readonly free?: CostPart;
  /**
   * Regions that are known to offer the service. In another one an address that does not exist may mean that nothing can be there.
   * @default - every one
   */
  readonly offeredIn?: readonly string[];
  readonly find: (ask: Ask<Name>, place: Place) => AsyncIterable<Thing>;
}

/** A check of which the compiler has seen that it makes no other calls than it says. */
export function check<Name extends CallName>(made: Check<Name>): Check {
  return made as unknown as Check;
}

/** Tags as most services answer them, as a record. */
export function tagsOf(
  tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined,
): Readonly<Record<string, string>> {
  return Object.fromEntries((tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));
}
