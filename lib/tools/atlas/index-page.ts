import type { Language } from '../../config/sentence';
import type { Variant } from '../../config/variant';
import type { Graph } from '../../model/graph/graph';
import { pageFile } from './atlas-page';
import { Html, html, inEach, said } from './html';
import { pageShell } from './page-shell';
import { PAGE_TEXTS } from './page-texts';

/** What the first page says of another. */
export interface IndexEntry {
  readonly pattern: string;
  readonly variant: Variant;
  readonly graph: Graph;
  readonly pictures: Readonly<Record<Language, string>>;
  readonly resources: number;
}

/** The first page: every pattern with its picture, and all of its variants. */
export function indexPage(entries: readonly IndexEntry[]): string {
  const patterns = [...new Set(entries.map(({ pattern }) => pattern))];
  return pageShell({
    title: PAGE_TEXTS.atlas,
    subtitle: PAGE_TEXTS.atlasSays,
    main: html`<ul class="patterns">${patterns.map((pattern) => card(entries.filter((entry) => entry.pattern === pattern)))}</ul>`,
  });
}

function card(entries: readonly IndexEntry[]): Html {
  const [first] = entries as readonly [IndexEntry];
  const { pattern, graph, pictures } = first;
  return html`<li>
<a class="whole" href="${pageFile(pattern, first.variant)}"><h2>${said(graph.title)}</h2></a>
<div class="thumbnail" aria-hidden="true">${inEach((language) => new Html(pictures[language]))}</div>
<ul>${entries.map(
    ({ variant, resources }) =>
      html`<li><a href="${pageFile(pattern, variant)}"><b>${pattern} · ${variant.name}</b></a> <span class="count">${said({ en: `${resources} resources`, ko: `리소스 ${resources}개` })}</span><br>${said(variant.says)}</li>\n`,
  )}</ul>
</li>
`;
}
