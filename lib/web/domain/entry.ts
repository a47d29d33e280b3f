/** What somebody wrote into the guestbook. */
export interface Entry {
  readonly id: string;
  /** Place in the order of writing: a whole number as text, because it may be larger than a number holds exactly. */
  readonly position: string;
  readonly author: string;
  readonly message: string;
  /** Moment, by the clock of the database: ISO 8601 in UTC. */
  readonly createdAt: string;
}

/** An entry before it is kept. */
export type NewEntry = Pick<Entry, 'id' | 'author' | 'message'>;
