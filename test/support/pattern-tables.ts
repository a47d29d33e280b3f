import type { ModeSettings } from '../../lib/config/mode';
import type { ContextValue } from '../../lib/model/iam/request-context';

/** The configuration of one variant, with every default filled in: what a table is a function of. */
export interface Chosen<Settings> {
  /** The pattern's own settings, as its stack takes them. */
  readonly settings: Settings;
  readonly mode: ModeSettings;
  readonly region: string;
  /** @default - alarms reach the topic only */
  readonly alarmEmail?: string;
}

/** Keys of a request with their values. */
export type RequestKeys = Readonly<Record<string, ContextValue>>;

/** The requests that a pattern's tables ask about, in a region. */
export function requestsOf(request: PatternTables['request'] = {}, region: string): readonly RequestKeys[] {
  return typeof request === 'function' ? request(region) : [request];
}

/** A list, or lists by the name of what they are about. The order means nothing. */
export type Table = readonly string[] | Readonly<Record<string, readonly string[]>>;

/** Texts by a name; a form where the text is not the same in every variant. */
export type Forms = Readonly<Record<string, string | RegExp>>;

/**
 * What the templates of a pattern are, word for word: nothing more, nothing less. Each table is held against every variant by
 * test/proofs, which knows no pattern. Logical ids stand without the hashes that the library puts behind them.
 */
export interface PatternTables<Settings = unknown> {
  /**
   * Keys of a request that the pattern's policies read beside those every request has; or several requests, by the region, where
   * no single one meets all conditions.
   * @default - none
   */
  readonly request?: RequestKeys | ((region: string) => readonly RequestKeys[]);
  /**
   * Principals of other kinds than accounts, roles and services that policies name, for example
   * `Federated cognito-identity.amazonaws.com`.
   * @default - none; one that is not listed cannot be judged
   */
  readonly otherPrincipals?: readonly string[];
  /** What each role, and each policy that waits for a holder, may do among all actions of AWS. */
  roles(chosen: Chosen<Settings>): Readonly<Record<string, readonly string[]>>;
  /**
   * Which handler runs with a role, as `lib/<pattern>/handlers/<name>.ts`: the role may do what that one's commands ask for.
   * @default - no code of the pattern runs in AWS
   */
  readonly programs?: Readonly<Record<string, string>>;
  /** Every group, user, and policy without a holder in the stack, with what it is given. */
  identities(chosen: Chosen<Settings>): Table;
  /** Whom the policies of resources and the trust of roles let in. */
  admissions(chosen: Chosen<Settings>): Table;
  /** Every public way into the stack, and who may use it. */
  entries(chosen: Chosen<Settings>): Table;
  /** Everything that the stack's resources send on by themselves. */
  exits(chosen: Chosen<Settings>): Table;
  /** Services of AWS that a network reaches by endpoints of its own. */
  endpoints(chosen: Chosen<Settings>): Table;
  /** Who reaches whom on which port. */
  reach(chosen: Chosen<Settings>): Table;
  /** What lies in which kind of subnet. */
  placement(chosen: Chosen<Settings>): Table;
  /**
   * Which role everything acts with, what ways in and mappings lead to, what makes custom resources, who writes to which log group,
   * and whom the stack sends as.
   */
  wiring(chosen: Chosen<Settings>): Table;
  /** Every alarm: what it watches, when it goes off, and whom it tells. */
  alarms(chosen: Chosen<Settings>): Table;
  /** How often, how many at once, how long and how much: stages, queues, functions, mappings, groups of machines. */
  limits(chosen: Chosen<Settings>): Table;
  /** How long what is kept is kept, and what becomes of it with the stack. */
  retention(chosen: Chosen<Settings>): Table;
  /** Web pages of other origins that may call. */
  origins(chosen: Chosen<Settings>): Table;
  /** The environment of each function, and the variables that the first script of each machine writes. */
  environment(chosen: Chosen<Settings>): Readonly<Record<string, Forms>>;
}
