/** HTML that may stand in a page as it is. Only `html` makes it. */
export class Html {
  private constructor(private readonly text: string) {}

  /** @internal The one way to make it; `html` is its only caller. */
  static trusted(text: string): Html {
    return new Html(text);
  }

  toString(): string {
    return this.text;
  }
}

/** What may be put into a template: text, which is escaped, and HTML, which is not. Nothing is written for what is absent. */
export type Part = string | number | Html | undefined | false | readonly Part[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * A template whose values are escaped, for contents of elements and for attributes in double quotes. Not for scripts, styles
 * and addresses that somebody else chose: a page has none of them.
 */
export function html(literals: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return Html.trusted(
    literals.map((literal, index) => (index === 0 ? '' : written(parts[index - 1])) + literal).join(''),
  );
}

function written(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return String(part);
  if (Array.isArray(part)) return part.map(written).join('');
  return String(part).replace(/[&<>"']/g, (character) => ESCAPES[character]!);
}
