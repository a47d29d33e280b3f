/** What names of indexes begin with; what follows says what is in them. */
export const INDEX_PREFIX = 'passages-';

/** Leads to the index that questions are answered from. */
export const ACTIVE_ALIAS = 'passages';
