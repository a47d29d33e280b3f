/** The stack does not answer from a document of the set. */
export class RefusedDocumentError extends Error {
  /** @param why - in the language that the API was asked in */
  constructor(
    readonly document: string,
    readonly why: string,
  ) {
    super(`${document}: ${why}`);
  }
}

/** Documents were sent, and nobody read them. */
export class NotReadError extends Error {
  constructor(
    readonly documents: readonly string[],
    readonly minutes: number,
  ) {
    super(`${documents.length} documents were not read within ${minutes} minutes`);
  }
}

/** Documents of the set are still there, because they could not be removed. */
export class LeftBehindError extends Error {
  constructor(
    readonly documents: readonly string[],
    override readonly cause: unknown,
  ) {
    super(`${documents.length} documents were not removed`);
  }
}
