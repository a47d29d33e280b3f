import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODE_VARIANTS } from '../../config/mode-variants';
import type { PatternSettings } from '../../config/pattern-settings';
import type { Variant } from '../../config/variant';
import type { AssembledStack } from '../../model/assembly';
import { atlasPage, pageFile, sourcesFile } from './atlas-page';
import { type IndexEntry, indexPage } from './index-page';
import { readLesson } from './lesson';
import { type PatternPicture, patternPicture } from './pattern-picture';
import { PatternSources } from './pattern-sources';
import { resourceGroups } from './shown-resources';
import { SourceText } from './source-text';

/** Files of the site by their names: pages stand beside each other, what they share in `page`. */
export type Site = ReadonlyMap<string, string>;

/** What a site is made of. */
export interface SiteRequest {
  readonly patterns: readonly PatternSettings[];
  /** The project that the app is run in. */
  readonly root: string;
  /** Synthesizes one variant. */
  readonly assemble: (pattern: string, variant: Variant) => Promise<readonly AssembledStack[]>;
  /** Is told of each page before it is made. @default - nobody is told */
  readonly onPage?: (page: string, done: number, of: number) => void;
}

const PAGE_FOLDER = join(__dirname, 'page');

/** The same switch as on the laptop's pages. */
const THEME = join(__dirname, '..', 'laptop', 'desk', 'page', 'theme.js');

/** Scripts and styles of every page. */
const SHARED = [
  'page.css',
  'columns.css',
  'picture.css',
  'slides.css',
  'print.css',
  'language.js',
  'panes.js',
  'filter.js',
  'slides.js',
];

/** Variants of a pattern that have a page: the modes, and what the pattern calls its own. */
export function variantsOf({ variants = [] }: PatternSettings): readonly Variant[] {
  return [...MODE_VARIANTS, ...variants];
}

/** Makes every page of the site. The same sources make the same bytes, wherever they lie. */
export async function buildSite({ patterns, root, assemble, onPage = () => {} }: SiteRequest): Promise<Site> {
  const site = new Map<string, string>();
  const entries: IndexEntry[] = [];
  const sources = new SourceText(root);
  const assembled = new Map(
    patterns.map((settings) => [
      settings,
      variantsOf(settings).map((variant) => ({ variant, stacks: quiet(assemble(settings.name, variant)) })),
    ]),
  );
  let done = 0;
  const of = [...assembled.values()].flat().length;
  for (const [settings, variants] of assembled) {
    const pattern = settings.name;
    const lesson = readLesson(root, pattern);
    const shared = new PatternSources(sources);
    const made: IndexEntry['variants'][number][] = [];
    let first: PatternPicture | undefined;
    for (const { variant, stacks: promised } of variants) {
      const file = pageFile(pattern, variant);
      onPage(file, done, of);
      done += 1;
      const stacks = await promised;
      const groups = resourceGroups(stacks, lesson);
      shared.add(groups);
      const picture = await patternPicture(settings, stacks);
      first ??= picture;
      const content = { pattern, variant, variants: variantsOf(settings), stacks, picture, groups, sources };
      site.set(file, await atlasPage({ ...content, lessonNumber: ({ lesson: place }) => shared.numberOf(place) }));
      made.push({ variant, resources: groups.flatMap((group) => group.resources).length });
    }
    site.set(sourcesFile(pattern), shared.script());
    // Without a choice first: a pattern has at least the modes.
    entries.push({ pattern, picture: first!, variants: made });
  }
  site.set('index.html', indexPage(entries));
  for (const name of SHARED) site.set(`page/${name}`, readFileSync(join(PAGE_FOLDER, name), 'utf8'));
  site.set('page/theme.js', readFileSync(THEME, 'utf8'));
  return site;
}

/** A failure is told when its turn comes, and not before. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}
