import type { Language, Sentence } from '../../config/sentence';

/** Text that is HTML. Whatever else is put into it is escaped. */
export class Html {
  constructor(readonly text: string) {}
}

type Inserted = Html | string | number | undefined | readonly Inserted[];

/** Makes HTML of a template: what stands in it is HTML, what is inserted is text, a list one after the other. */
export function html(parts: TemplateStringsArray, ...inserted: readonly Inserted[]): Html {
  return new Html(parts.map((part, index) => part + textOf(inserted[index])).join(''));
}

/** Both languages, of which the page shows one. A word that is the same in both is said once. */
export function said({ en, ko }: Sentence): Html {
  return en === ko ? html`${en}` : html`<span lang="en">${en}</span><span lang="ko">${ko}</span>`;
}

/** The same of HTML that is made for each language. */
export function inEach(made: (language: Language) => Inserted): Html {
  return html`<div lang="en">${made('en')}</div><div lang="ko">${made('ko')}</div>`;
}

/** Data for a script of the page: no text in it can end the script. */
export function embedded(id: string, data: unknown): Html {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return new Html(`<script type="application/json" id="${id}">${json}</script>`);
}

function textOf(inserted: Inserted): string {
  if (inserted === undefined) return '';
  if (inserted instanceof Html) return inserted.text;
  if (typeof inserted === 'object') return inserted.map(textOf).join('');
  return String(inserted).replace(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`);
}
