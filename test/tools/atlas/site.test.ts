import { graphOf } from '../../../lib/model/graph/graph-of';
import { KIND_NOTES } from '../../../lib/model/graph/kind-notes';
import { type Site, variantsOf } from '../../../lib/tools/atlas/build-site';
import { tourOf } from '../../../lib/tools/atlas/pattern-picture';
import { pictureNames } from '../../../lib/tools/atlas/picture-names';
import { reachMatrix } from '../../../lib/tools/atlas/reach-matrix';
import { REPOSITORY } from '../../../lib/tools/synth/synthesize-app';
import { PATTERNS } from '../../patterns';
import { TRACED, tracedStacks } from '../../support/traced-stacks';
import { siteOf } from './traced-site';

/** What the path of a construct ends with, and no name of a picture. */
const BARE_PATH = /\/(Handler|Function|Bucket|Instance|VpcLink)\b|^members of/;

let site: Site;
/** By the name of a page, the keys of all resources of its templates. */
const templates = new Map<string, readonly string[]>();
beforeAll(async () => {
  const names = PATTERNS.map(({ stack }) => stack.pattern.name);
  site = await siteOf(names, (page, stacks) => {
    const keys = stacks.flatMap(({ id, template }) =>
      Object.keys(template['Resources'] as object).map((one) => `${id}.${one}`),
    );
    templates.set(page, keys);
  });
}, 600_000);

interface PageData {
  readonly resources: Readonly<
    Record<string, { readonly lines: readonly [string, number][]; readonly lesson: number }>
  >;
}

const dataOf = (page: string) => JSON.parse(/id="page-data">(.*?)<\/script>/s.exec(page)![1]!) as PageData;
const pages = () => [...site].filter(([name]) => name.endsWith('.html') && name !== 'index.html');

it('every resource leads back to a line that is shown, and to a place of the lesson', () => {
  const astray = pages().flatMap(([name, text]) => {
    const { resources } = dataOf(text);
    const script = site.get(/src="(sources-\w+\.js)"/.exec(text)![1]!)!;
    const shared = JSON.parse(script.slice(script.indexOf('{'), script.lastIndexOf(';'))) as {
      readonly files: Readonly<Record<string, string>>;
      readonly lessons: readonly unknown[];
    };
    return Object.entries(resources)
      .filter(([, { lines, lesson }]) => {
        const shown = lines.every(([file, line]) => shared.files[file]?.split('\n')[line - 1]?.trim());
        return lines.length === 0 || !shown || shared.lessons[lesson] === undefined;
      })
      .map(([key]) => `${name}: ${key}`);
  });
  expect(astray).toEqual([]);
});

it('every resource of every template is on the page of its variant', () => {
  const shown = pages().map(([name, text]) => [name, Object.keys(dataOf(text).resources).sort()]);
  expect(shown).toEqual([...templates].map(([name, keys]) => [name, [...keys].sort()]));
  expect(shown.length).toBeGreaterThan(2 * PATTERNS.length);
});

it('the same sources make the same bytes', async () => {
  const { name } = PATTERNS[0]!.stack.pattern;
  const again = [...(await siteOf([name]))].filter(([file]) => file !== 'index.html');
  expect(again.filter(([file]) => file.startsWith(`${name}-`)).length).toBeGreaterThan(1);
  expect(again.filter(([file, text]) => site.get(file) !== text).map(([file]) => file)).toEqual([]);
}, 300_000);

it('no page prints a token, or names the machine it was made on or another server', () => {
  const machine = [REPOSITORY, TRACED];
  const told = pages().filter(
    ([, text]) =>
      machine.some((path) => text.includes(path)) || /\$\{Token\[|\[object |(src|href)="(https?:)?\//.test(text),
  );
  expect(told.map(([name]) => name)).toEqual([]);
});

// Of two markers with the same id a browser takes the first, and none where that one is not displayed (mermaid-js/mermaid#3267).
it('no page has an id twice', () => {
  const twice = [...site].flatMap(([name, text]) => {
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
    return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${name}: ${id}`);
  });
  expect(twice).toEqual([]);
});

it('whoever may do something stands once under who may do what', () => {
  const twice = pages().flatMap(([name, text]) => {
    const holders = [...text.matchAll(/<details class="rights"[^>]*>\n<summary>(.*?)<span class="count"><[^>]*>\d/g)];
    const told = holders.map(([, holder]) => holder!);
    return told.filter((one, at) => told.indexOf(one) !== at).map((one) => `${name}: ${one}`);
  });
  expect(twice).toEqual([]);
  expect(pages().some(([, text]) => text.includes('<details class="rights"'))).toBe(true);
});

it('who reaches what is told in the names of the picture, and addresses by whose they are', async () => {
  const bare: string[] = [];
  for (const { stack } of PATTERNS) {
    const tour = tourOf(stack.pattern.name);
    const ranges = (tour.addresses ?? []).flatMap((each) => each.ranges);
    for (const variant of variantsOf(stack.pattern)) {
      const stacks = await tracedStacks(stack.pattern.name, variant);
      const { senders, receivers } = reachMatrix(stacks, pictureNames(graphOf(stacks, tour), tour));
      const names = [...senders, ...receivers].map(({ name }) => name.en);
      bare.push(...names.filter((name) => BARE_PATH.test(name) || ranges.includes(name)));
    }
  }
  expect(bare).toEqual([]);
});

it('every thing of a graph leads to a line, to the template, to the lesson and to the console; and so does what makes an edge', async () => {
  const astray: string[] = [];
  for (const { stack } of PATTERNS) {
    for (const variant of variantsOf(stack.pattern)) {
      const { nodes, edges } = graphOf(await tracedStacks(stack.pattern.name, variant), tourOf(stack.pattern.name));
      for (const { id, kind, lesson, console, resource, resources } of nodes) {
        const isMade = !id.startsWith('outside/');
        const lacks = [
          ...(isMade && !resource?.sources.length ? ['line'] : []),
          // What is the same in every network, no lesson explains again.
          ...(isMade && !lesson && !id.startsWith('network/') ? ['lesson'] : []),
          ...(KIND_NOTES[kind].console && !console ? ['console'] : []),
          ...resources.filter(({ sources }) => sources.length === 0).map(({ logicalId }) => logicalId),
        ];
        if (lacks.length > 0) astray.push(`${stack.pattern.name} ${variant.name}: ${id} has no ${lacks.join(', ')}`);
      }
      for (const { id, from, lesson, resource } of edges) {
        const lacks = [
          ...(resource?.sources.length ? [] : ['line']),
          ...(lesson || from.startsWith('network/') ? [] : ['lesson']),
        ];
        if (lacks.length > 0) astray.push(`${stack.pattern.name} ${variant.name}: ${id} has no ${lacks.join(', ')}`);
      }
    }
  }
  expect(astray).toEqual([]);
});
