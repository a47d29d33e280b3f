import { KoreanCodes } from './korean-codes';

/** What is asked of PDF.js, whose own types are not found from here. */
export interface PdfDocument {
  readonly numPages: number;
  getPage(number: number): Promise<PdfPage>;
  getMetadata(): Promise<{ readonly info: { readonly Title?: unknown } }>;
}

export interface PdfPage {
  getTextContent(): Promise<{ readonly items: readonly PdfItem[] }>;
  cleanup(): void;
}

export interface PdfItem {
  /** @default - it is a mark, and no text */
  readonly str?: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
}

export interface PdfLoading {
  readonly promise: Promise<PdfDocument>;
  destroy(): Promise<void>;
}

interface Pdfjs {
  getDocument(options: Readonly<Record<string, unknown>>): PdfLoading;
}

/** Loaded with the first document: it is two megabytes. */
export async function openPdf(bytes: Uint8Array): Promise<PdfLoading> {
  const { getDocument } = (await import('unpdf/pdfjs')) as unknown as Pdfjs;
  return getDocument({
    // It takes the memory of what it is given.
    data: bytes.slice(),
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: true,
    useWasm: false,
    useWorkerFetch: false,
    cMapUrl: 'korean/',
    cMapPacked: false,
    BinaryDataFactory: KoreanCodes,
  });
}
