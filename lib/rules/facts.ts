/**
 * What a rule needs to know and no template says: which of its own variables a pattern reads a number from, and what is meant to
 * be as it is. A pattern states it beside its settings; a rule that needs a fact and finds none is broken.
 */
export interface Facts {
  /**
   * How many seconds one message may take, or the variable of a process's environment that says it.
   * @default - nothing in the pattern reads a queue in batches
   */
  readonly messageSeconds?: string | number;
  /**
   * Variable that says how many days the record of a message is kept.
   * @default - nothing in the pattern remembers messages
   */
  readonly recordDays?: string;
  /**
   * Why a message may come back after its record is gone: what becomes of one that nothing is known about.
   * @default - it would be done again, so its record must outlast it
   */
  readonly unknownMessages?: string;
  /**
   * Seconds that a program behind a load balancer takes for an answer at most.
   * @default - as long as whoever asks waits for it
   */
  readonly answerSeconds?: number;
  /**
   * Seconds that such a program goes on at most with an answer that it sends while it makes it.
   * @default - it sends whole answers
   */
  readonly streamSeconds?: number;
  /**
   * Headers that such a program believes beside that of the caller, and what the API must write there, for example
   * `$path.tenant`: part of the path that the signature was checked for.
   * @default - it believes no other
   */
  readonly trustedHeaders?: Readonly<Record<string, string>>;
  /**
   * Connections to a database that one process opens at most.
   * @default - nothing in the pattern has a database
   */
  readonly connectionsPerProcess?: number;
  /**
   * What a resource uses and nothing in the stack is seen to be, as `<property>: <value>` with `<region>`, `<account>` and `<stack>`
   * for what differs from place to place, each with the reason.
   * @default - nothing
   */
  readonly outside?: Readonly<Record<string, string>>;
  /**
   * Ways in that ask nobody who calls, as `<way>: <who>`, each with the reason.
   * @default - none
   */
  readonly open?: Readonly<Record<string, string>>;
  /**
   * Variable by which the programs behind an API are told how callers sign in, and by its value what a route must ask of them.
   * @default - the programs go by what the API hands on
   */
  readonly signIn?: { readonly variable: string; readonly routes: Readonly<Record<string, string>> };
  /**
   * Types of resources whose content can be made again from what stays, so that they go with the stack, each with the reason.
   * @default - whatever keeps something keeps it for good
   */
  readonly madeAgain?: Readonly<Record<string, string>>;
  /**
   * Properties by which things bear a name of the operator's choice, as `<type>.<property>`, each with the reason.
   * @default - nothing bears a name
   */
  readonly names?: Readonly<Record<string, string>>;
}
