import type { Variant } from '../../config/variant';
import { pageFile } from './atlas-page';
import { drawings } from './drawings';
import { type Html, html, said } from './html';
import { pageShell } from './page-shell';
import { PAGE_TEXTS } from './page-texts';
import type { PatternPicture } from './pattern-picture';

/** What the first page says of a pattern. */
export interface IndexEntry {
  readonly pattern: string;
  /** As it is without a choice. */
  readonly picture: PatternPicture;
  /** All that have a page, in their order. */
  readonly variants: readonly { readonly variant: Variant; readonly resources: number }[];
}

/** The first page: a row for every pattern, with the way of a request large enough to read, and all of its variants. */
export function indexPage(entries: readonly IndexEntry[]): string {
  return pageShell({
    title: PAGE_TEXTS.atlas,
    subtitle: PAGE_TEXTS.atlasSays,
    main: html`<ul class="patterns">${entries.map(row)}</ul>`,
  });
}

function row({ pattern, picture, variants }: IndexEntry): Html {
  const { graph, wideWay, narrowWay } = picture;
  return html`<li>
<a class="whole" href="${pageFile(pattern, variants[0]!.variant)}"><h2>${said(graph.title)}</h2></a>
<div class="thumbnail" aria-hidden="true">${drawings({ 'on-wide on-paper': wideWay, 'on-narrow': narrowWay })}</div>
<ul>${variants.map(
    ({ variant, resources }) =>
      html`<li><a href="${pageFile(pattern, variant)}"><b>${pattern} · ${variant.name}</b></a> <span class="count">${said({ en: `${resources} resources`, ko: `리소스 ${resources}개` })}</span><br>${said(variant.says)}</li>\n`,
  )}</ul>
</li>
`;
}
