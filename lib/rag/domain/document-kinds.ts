/** A format that documents are read in. */
export type DocumentKind = 'text' | 'markdown' | 'html' | 'pdf' | 'docx' | 'hwpx';

interface KindFacts {
  /** Endings of names, lower case, with the dot. */
  readonly endings: readonly string[];
  /** What a browser calls the format; the first is the registered one. */
  readonly mediaTypes: readonly string[];
}

/** Everything that is taken. Whatever is not here is refused by its name, before a byte of it is read. */
export const DOCUMENT_KINDS: Readonly<Record<DocumentKind, KindFacts>> = {
  text: { endings: ['.txt'], mediaTypes: ['text/plain'] },
  markdown: { endings: ['.md', '.markdown'], mediaTypes: ['text/markdown', 'text/x-markdown'] },
  html: { endings: ['.html', '.htm'], mediaTypes: ['text/html', 'application/xhtml+xml'] },
  pdf: { endings: ['.pdf'], mediaTypes: ['application/pdf'] },
  docx: {
    endings: ['.docx'],
    mediaTypes: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  },
  hwpx: { endings: ['.hwpx'], mediaTypes: ['application/hwp+zip', 'application/vnd.hancom.hwpx'] },
};

/** Bytes of a document. A function holds it, what is unpacked from it and its text in memory at one time. */
export const MAX_DOCUMENT_BYTES = 20 * 1024 * 1024;

/** Pages of a document: a book. Asked before any text of it is read. */
export const MAX_PAGES = 500;

/** Passages of a document: each is paid for at the embedding model, and all of them within one run of a function. */
export const MAX_PASSAGES = 2_000;

/** Time that reading one document may take; what is honest takes a tenth of it. */
export const PARSE_SECONDS = 60;

/** The binary format of Hangul, which people do send. */
const HWP_ENDING = '.hwp';

/** @returns what a name promises; undefined for a kind that is not taken */
export function kindOf(name: string): DocumentKind | 'hwp' | undefined {
  const ending = /\.[^./\\]*$/.exec(name.normalize('NFKC').trim().toLowerCase())?.[0];
  if (ending === undefined) return undefined;
  if (ending === HWP_ENDING) return 'hwp';
  const kinds = Object.keys(DOCUMENT_KINDS) as DocumentKind[];
  return kinds.find((kind) => DOCUMENT_KINDS[kind].endings.includes(ending));
}

/** Every ending that is taken, as a form or a sentence lists them. */
export const DOCUMENT_ENDINGS: readonly string[] = Object.values(DOCUMENT_KINDS).flatMap(({ endings }) => endings);
