import type { Entry, NewEntry } from './entry';

/** Which entries: those before a position, newest first. */
export interface EntriesAsked {
  /** Without it, from the newest. */
  readonly before?: string | undefined;
  readonly limit: number;
}

/**
 * Where entries are kept. Each call ends by its deadline, and throws where it could not be carried out: the same call again
 * may then succeed, and does no harm.
 */
export interface Guestbook {
  readonly list: (asked: EntriesAsked, deadline: AbortSignal) => Promise<readonly Entry[]>;
  readonly find: (id: string, deadline: AbortSignal) => Promise<Entry | undefined>;
  /**
   * Keeps an entry, unless one of the same id is kept already. Once it has answered, the entry outlives a crash of whatever
   * keeps it.
   *
   * @returns the entry of this id as it is kept now, and whether it was kept by this call
   */
  readonly add: (entry: NewEntry, deadline: AbortSignal) => Promise<{ readonly entry: Entry; readonly added: boolean }>;
  /** Asks whether entries could be read now. */
  readonly ping: (deadline: AbortSignal) => Promise<void>;
}
