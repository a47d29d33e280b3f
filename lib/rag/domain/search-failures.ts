/** There is no index yet. */
export class NoIndexError extends Error {
  constructor() {
    super('no index is active');
    this.name = 'NoIndexError';
  }
}

/** Neither leg could be searched. */
export class SearchFailedError extends Error {
  constructor(cause: unknown) {
    super('neither leg could be searched', { cause });
    this.name = 'SearchFailedError';
  }
}
