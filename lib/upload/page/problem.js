import { currentLanguage, text } from './texts.js';

/** Why something did not happen: in the words of the API, or in the page's own, which follow the reader's language. */
export class Problem extends Error {
  /** @param status - of the API's answer; undefined when there was none */
  constructor(code, said, status) {
    super(code);
    this.code = code;
    this.said = said;
    this.status = status;
  }

  /** Of the page's own table: `<code>Title` and `<code>Detail`. @param values - made anew for each language */
  static of(code, values = () => ({})) {
    return new Problem(code, () => ({
      title: text(`${code}Title`, values()),
      detail: text(`${code}Detail`, values()),
      language: currentLanguage(),
    }));
  }

  /** As the API says it, which stays in the language that it was asked in. */
  static from({ code, title, detail }, language, status) {
    return new Problem(code, () => ({ title, detail, language }), status);
  }
}

/** Whatever was thrown, as something that can be said to a person. */
export function problemOf(error) {
  return error instanceof Problem ? error : Problem.of('unknown');
}
