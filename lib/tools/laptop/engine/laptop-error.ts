import type { Language, Sentence } from '../../../config/sentence';

/** Something the person at the keyboard can mend; its message says how. Anything else is a fault of ours. */
export class LaptopError extends Error {
  /** The message in each language. */
  readonly says: Sentence;

  /** @param message - a text alone is in the language of whoever is told already */
  constructor(message: string | Sentence) {
    const says = typeof message === 'string' ? { en: message, ko: message } : message;
    super(says.en);
    this.name = 'LaptopError';
    this.says = says;
  }
}

/** What an error says to whoever reads that language. */
export function saidIn(error: Error, language: Language): string {
  return error instanceof LaptopError ? error.says[language] : error.message;
}
