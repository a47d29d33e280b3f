import type { Sentence } from '../../config/sentence';
import type { Variant } from '../../config/variant';
import type { AssembledStack } from '../../model/assembly';
import { spendingOf } from '../cost/spending';
import { embedded, type Html, html, said } from './html';
import { pageShell } from './page-shell';
import { PAGE_TEXTS, SECTIONS, type Section } from './page-texts';
import { type PatternPicture, tourOf } from './pattern-picture';
import { pictureNames } from './picture-names';
import { columnsSection } from './sections/columns-section';
import { consoleSection } from './sections/console-section';
import { costSection } from './sections/cost-section';
import { flowSection } from './sections/flow-section';
import { leftoversSection } from './sections/leftovers-section';
import { pictureSection, tilesOf } from './sections/picture-section';
import { reachSection } from './sections/reach-section';
import { rightsSection } from './sections/rights-section';
import type { ResourceGroup, ShownResource } from './shown-resources';
import type { SourceText } from './source-text';

/** Everything that a page of a pattern in one variant tells. */
export interface PageContent {
  readonly pattern: string;
  readonly variant: Variant;
  /** All variants of the pattern that have a page. */
  readonly variants: readonly Variant[];
  readonly stacks: readonly AssembledStack[];
  readonly picture: PatternPicture;
  readonly groups: readonly ResourceGroup[];
  readonly sources: SourceText;
  /** Numbers of the places of the lesson, by resource; they stand with the sources. */
  readonly lessonNumber: (resource: ShownResource) => number;
}

/** Name of the page of a variant. */
export function pageFile(pattern: string, { name }: Variant): string {
  return `${pattern}-${name}.html`;
}

/** Name of the file with the sources of a pattern, which its pages share. */
export function sourcesFile(pattern: string): string {
  return `sources-${pattern}.js`;
}

/** A page, as a whole document. */
export async function atlasPage(content: PageContent): Promise<string> {
  const { pattern, variant, stacks, picture, groups, sources } = content;
  const { graph } = picture;
  const names = pictureNames(graph, tourOf(pattern));
  const made: Readonly<Record<Section, Html>> = {
    picture: pictureSection(picture),
    flow: flowSection(graph),
    columns: columnsSection(groups, sources),
    rights: await rightsSection(stacks, names),
    reach: reachSection(stacks, names),
    cost: costSection(stacks, spendingOf(pattern)),
    leftovers: leftoversSection(stacks, names),
    console: consoleSection(graph, sources),
  };
  return pageShell({
    title: graph.title,
    subtitle: {
      en: `${pattern} · ${variant.name} · ${variant.says.en}`,
      ko: `${pattern} · ${variant.name} · ${variant.says.ko}`,
    },
    back: html`<a class="back" href="index.html">${said(PAGE_TEXTS.allPatterns)}</a>`,
    buttons: html`<button id="slides" type="button">${said(PAGE_TEXTS.slides)}</button>
<button id="print" type="button">${said(PAGE_TEXTS.print)}</button>`,
    navigation: navigation(content),
    main: html`${SECTIONS.map((section, index) => sectionOf(section, index + 1, made[section]))}${slide()}${embedded(
      'page-data',
      dataOf(content),
    )}`,
    data: [sourcesFile(pattern)],
  });
}

function navigation({ pattern, variant, variants }: PageContent): Html {
  return html`<nav class="variants" aria-label="Variants" data-ko-label="변형">${variants.map(
    (each) =>
      html`<a href="${pageFile(pattern, each)}"${each.name === variant.name ? html` aria-current="page"` : undefined}>${each.name}</a> `,
  )}</nav>
<nav class="sections" aria-label="Sections" data-ko-label="목차"><ol>${SECTIONS.map(
    (section, index) => html`<li><a href="#${section}"><b>${index + 1}</b> ${said(PAGE_TEXTS[section])}</a></li>`,
  )}</ol>
<p id="only" role="status" hidden><span>${said({ en: 'Only', ko: '이것만' })}: <b></b></span> <button type="button">${said({ en: 'Show everything', ko: '모두 보기' })}</button></p>
</nav>`;
}

function sectionOf(section: Section, number: number, content: Html): Html {
  return html`<section id="${section}" aria-labelledby="${section}-title">
<h2 id="${section}-title"><span class="ordinal">${number}</span> ${said(PAGE_TEXTS[section])}</h2>
${content}
</section>
`;
}

function slide(): Html {
  const name: Sentence = { en: 'Request flow, step by step', ko: '요청 흐름, 한 단계씩' };
  return html`<dialog id="slide" aria-label="${name.en}" data-ko-label="${name.ko}">
<div class="stage"></div>
<p class="words" aria-live="polite"><span class="number"></span> <span class="said"></span></p>
<p class="controls"><button type="button" class="before">← ${said({ en: 'Back', ko: '이전' })}</button> <span class="count"></span> <button type="button" class="after">${said({ en: 'Next', ko: '다음' })} →</button> <button type="button" class="close">${said({ en: 'End', ko: '끝내기' })} (Esc)</button></p>
</dialog>
`;
}

function dataOf({ groups, picture, lessonNumber }: PageContent): object {
  return {
    tiles: tilesOf(picture.graph),
    resources: Object.fromEntries(
      groups.flatMap(({ resources }) =>
        resources.map((resource) => [
          resource.key,
          {
            stack: resource.stack,
            lines: resource.lines.map(({ file, line }) => [file, line]),
            lesson: lessonNumber(resource),
            yaml: resource.yaml,
          },
        ]),
      ),
    ),
  };
}
