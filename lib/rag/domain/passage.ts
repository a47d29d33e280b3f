/** A part of a document that is found, shown to the model and cited as one. */
export interface Passage {
  /** Place in its document, from 0. */
  readonly ordinal: number;
  readonly text: string;
  /** Headings above it, widest first. */
  readonly headings: readonly string[];
  /**
   * Page on which it begins, from 1.
   * @default - the format has no pages
   */
  readonly page?: number;
}

/** A passage as an index holds it. */
export interface StoredPassage extends Passage {
  readonly id: string;
  /** Whose it is: no search of another tenant may find it. */
  readonly tenant: string;
  readonly documentId: string;
  /** Version of the document that it was cut from; the ledger says which one counts. */
  readonly generation: string;
  /** Title of its document. */
  readonly title: string;
}

/** A passage with its place in the space of an embedding model. */
export interface EmbeddedPassage extends StoredPassage {
  readonly vector: readonly number[];
}

/** Id of a passage: the same for the same part of the same version, so that writing twice is writing once. */
export function passageId(documentId: string, generation: string, ordinal: number): string {
  return `${documentId}:${generation}:${ordinal}`;
}

/** A passage with its letters composed, as macOS does not write them and people type them. */
export function composed<Kind extends StoredPassage>(passage: Kind): Kind {
  const { title, headings, text } = passage;
  return {
    ...passage,
    title: title.normalize('NFC'),
    headings: headings.map((heading) => heading.normalize('NFC')),
    text: text.normalize('NFC'),
  };
}
