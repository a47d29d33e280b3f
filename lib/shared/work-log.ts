type Facts = Readonly<Record<string, string | number>>;

/** Ids, counts and names of errors. No body, address, key or row may get here. */
export interface WorkLog {
  readonly info: (event: string, facts: Facts) => void;
  readonly warn: (event: string, facts: Facts) => void;
  /** For what was thrown: its name and where, never its message. */
  readonly fault: (event: string, error: unknown, facts: Facts) => void;
}
