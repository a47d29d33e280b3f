/** A document as its parser read it, whatever format it came in. Text is what `plainText` leaves of it. */
export interface ParsedDocument {
  /** @default - the document names itself nowhere */
  readonly title?: string;
  readonly blocks: readonly Block[];
}

/** A piece of a document that its author made one piece. */
export type Block = (Heading | Paragraph | Table) & {
  /**
   * Page on which the piece begins, from 1.
   * @default - the format has no pages
   */
  readonly page?: number;
};

export interface Heading {
  readonly kind: 'heading';
  /** 1 is the widest. */
  readonly level: number;
  readonly text: string;
}

/** Running text; an item of a list is one too, with its mark. */
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
}

export interface Table {
  readonly kind: 'table';
  /** Names of the columns; empty where the table has none. */
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What became of the bytes of a document. */
export type ParseOutcome =
  | { readonly parsed: ParsedDocument; readonly refused?: undefined }
  | { readonly refused: Refusal; readonly parsed?: undefined };

/** Why a document cannot be answered from. */
export type Refusal =
  /** More bytes than are taken. */
  | 'too-large'
  | 'too-many-pages'
  /** More passages than a document may have. */
  | 'too-long'
  /** A kind that is not taken, or a name without a known ending. */
  | 'not-allowed'
  /** The bytes are of another kind than the name says. */
  | 'not-what-it-says'
  /** Pictures of pages, without text. */
  | 'scanned'
  | 'encrypted'
  /** The binary format of Hangul, which is not read; HWPX is. */
  | 'hwp'
  /** Cut off or damaged. */
  | 'broken'
  /** Nothing to read in it. */
  | 'empty'
  /** Reading it took longer than a document is given. */
  | 'took-too-long';
