/** Who may do what with passages, by the ARNs of their roles. */
export interface StoreRoles {
  /** They search. */
  readonly readers: readonly string[];
  /** They write and delete passages, and go over from one index to another. They make none. */
  readonly writers: readonly string[];
}

/** Tells the store who is let in. Said again, it holds for those who are named now, and for nobody else. */
export type AdmitRoles = (roles: StoreRoles, signal: AbortSignal) => Promise<void>;
