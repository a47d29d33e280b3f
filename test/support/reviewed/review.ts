import { changedLines } from './changed-lines';
import { pageOf, type TemplateText } from './template-text';

const WIDTH = 140;

/** What one template has and another has not. */
interface Difference {
  readonly gone: readonly string[];
  readonly new: readonly Part[];
  readonly changed: readonly { readonly to: Part; readonly lines: Part }[];
}

type Part = readonly [title: string, lines: readonly string[]];

/**
 * Pages for one reader, from the first to the last: the first is a whole template, each further one says how it differs from an earlier
 * one. Parts, and changes of parts, that the reader has seen are called by the name of the page where they stood.
 */
export class Review {
  private readonly templates = new Map<string, TemplateText>();
  /** The page on which a part, a change of a part or a whole difference stood first. */
  private readonly seen = new Map<string, string>();

  /** @param from - the template that this one is read against; by default the one from which the way is shortest */
  page(name: string, template: TemplateText, from?: string): string {
    const bases = from === undefined ? [...this.templates.keys()] : [from];
    const [shortest] = bases
      .map((base) => this.differenceFrom(base, template))
      .sort((a, b) => a.text.split('\n').length - b.text.split('\n').length);
    this.templates.set(name, template);
    for (const part of template) this.note(part, name);
    for (const { lines } of shortest?.difference.changed ?? []) this.note(lines, name);
    if (shortest) this.note(shortest.difference, name);
    return shortest?.text ?? pageOf(template);
  }

  private differenceFrom(base: string, template: TemplateText): { difference: Difference; text: string } {
    const before = this.templates.get(base);
    if (!before) throw new Error(`There is no page ${base} to differ from`);
    const difference = differenceOf(before, template);
    const alike = this.pageWith(difference);
    const heading = `differs from ${base}`;
    return {
      difference,
      text: alike ? `${heading} as ${alike} does` : `${heading}\n${this.linesOf(difference).join('\n')}`,
    };
  }

  private linesOf(difference: Difference): string[] {
    const elsewhere = new Map<string, string[]>();
    const say = (heading: string, title: string) => elsewhere.set(heading, [...(elsewhere.get(heading) ?? []), title]);
    const lines: string[] = [];
    for (const part of difference.new) {
      const page = this.pageWith(part);
      if (page) say(`as in ${page}`, part[0]);
      else lines.push(`+ ${part[0]}`, ...part[1].map((line) => `+ ${line}`));
    }
    for (const change of difference.changed) {
      const [page, pageOfChange] = [this.pageWith(change.to), this.pageWith(change.lines)];
      if (page) say(`as in ${page}`, change.to[0]);
      else if (pageOfChange) say(`changed as in ${pageOfChange}`, change.to[0]);
      else lines.push(`  ${change.to[0]}`, ...change.lines[1]);
    }
    return [
      ...listed('without', difference.gone),
      ...[...elsewhere].flatMap(([heading, titles]) => listed(heading, titles)),
      ...lines,
    ];
  }

  private note(what: unknown, page: string): void {
    const key = JSON.stringify(what);
    if (!this.seen.has(key)) this.seen.set(key, page);
  }

  private pageWith(what: unknown): string | undefined {
    return this.seen.get(JSON.stringify(what));
  }
}

function differenceOf(before: TemplateText, after: TemplateText): Difference {
  const parts = [...after];
  return {
    gone: [...before.keys()].filter((title) => !after.has(title)),
    new: parts.filter(([title]) => !before.has(title)),
    changed: parts.flatMap((to) => {
      const [title, lines] = to;
      const old = before.get(title);
      if (!old || JSON.stringify(old) === JSON.stringify(lines)) return [];
      return [{ to, lines: [`change of ${title}`, changedLines(old, lines)] as const }];
    }),
  };
}

/** Titles on as few lines as it takes. */
function listed(heading: string, titles: readonly string[]): string[] {
  if (titles.length === 0) return [];
  const lines = [`${heading}:`];
  for (const [at, title] of titles.entries()) {
    const name = title.split(': ')[0]! + (at === titles.length - 1 ? '' : ',');
    const longer = `${lines.at(-1)} ${name}`;
    if (longer.length < WIDTH) lines[lines.length - 1] = longer;
    else lines.push(`    ${name}`);
  }
  return lines;
}
