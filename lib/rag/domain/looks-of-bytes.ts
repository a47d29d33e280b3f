import type { DocumentKind } from './document-kinds';
import type { Refusal } from './parsed-document';

/** What a file begins with. */
type Look = 'pdf' | 'zip' | 'compound' | 'other';

const EXPECTED: Readonly<Record<DocumentKind, Look>> = {
  text: 'other',
  markdown: 'other',
  html: 'other',
  pdf: 'pdf',
  docx: 'zip',
  hwpx: 'zip',
};

/** A PDF may begin behind some bytes of its way here; every reader looks this far. */
const PDF_WITHIN = 1_024;

/** @returns why bytes cannot be of the kind that their name says; undefined when they begin as such */
export function notOfKind(kind: DocumentKind, bytes: Uint8Array): Refusal | undefined {
  const look = lookOf(bytes, kind);
  if (look === EXPECTED[kind]) return undefined;
  if (look !== 'compound') return 'not-what-it-says';
  if (contains(bytes, latin1('HWP Document File'))) return 'hwp';
  return contains(bytes, utf16('EncryptedPackage')) ? 'encrypted' : 'not-what-it-says';
}

function lookOf(bytes: Uint8Array, kind: DocumentKind): Look {
  if (startsWith(bytes, latin1('PK\x03\x04'))) return 'zip';
  if (startsWith(bytes, latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'))) return 'compound';
  const isPdf =
    kind === 'pdf' ? contains(bytes.subarray(0, PDF_WITHIN), latin1('%PDF-')) : startsWith(bytes, latin1('%PDF-'));
  return isPdf ? 'pdf' : 'other';
}

function startsWith(bytes: Uint8Array, beginning: Uint8Array): boolean {
  return beginning.every((byte, index) => bytes[index] === byte);
}

function contains(bytes: Uint8Array, part: Buffer): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(part);
}

function latin1(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

function utf16(text: string): Buffer {
  return Buffer.from(text, 'utf16le');
}
