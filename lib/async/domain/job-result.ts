import type { Language, Sentence } from '../../config/sentence';

/** A file that a job made. */
export interface ResultFile {
  readonly name: string;
  readonly key: string;
  readonly contentType: string;
  /**
   * Size of the file.
   * @default - not known when the job ended
   */
  readonly bytes?: number;
  /**
   * Width of a picture in pixels.
   * @default - not a picture
   */
  readonly width?: number;
  /**
   * Height of a picture in pixels.
   * @default - not a picture
   */
  readonly height?: number;
}

export interface JobResult {
  readonly files: readonly ResultFile[];
  /**
   * Counts and short facts of a job whose result is not a file.
   * @default - the files say it all
   */
  readonly summary?: Readonly<Record<string, string | number>>;
}

/** Why a job ended without a result, for the person who submitted it. */
export interface JobFailure {
  readonly code: string;
  /** In every language, because nobody knows yet who will ask. Records that were written before have English alone. */
  readonly detail: Sentence | string;
}

/** A failure as a file tells it, which is read by programs and people of any language. */
export function inEveryLanguage(failure: JobFailure) {
  return { code: failure.code, detail: detailIn(failure, 'en'), detailKo: detailIn(failure, 'ko') };
}

export function detailIn({ detail }: JobFailure, language: Language): string {
  return typeof detail === 'string' ? detail : detail[language];
}
