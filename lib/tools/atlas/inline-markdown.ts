import { type Html, html } from './html';

const MARKS = /`([^`]+)`|\*\*(.+?)\*\*|\[([^\]]+)\]\([^)\s]+\)/g;

/** A paragraph of a lesson. Links lead to files of the repository, which a page is not among, so their words stay alone. */
export function inlineMarkdown(text: string): Html {
  const made: Html[] = [];
  let end = 0;
  for (const { 0: whole, 1: code, 2: strong, 3: link, index } of text.matchAll(MARKS)) {
    made.push(html`${text.slice(end, index)}`);
    if (code !== undefined) made.push(html`<code>${code}</code>`);
    if (strong !== undefined) made.push(html`<strong>${inlineMarkdown(strong)}</strong>`);
    if (link !== undefined) made.push(html`<code>${link}</code>`);
    end = index + whole.length;
  }
  return html`${made}${text.slice(end)}`;
}
