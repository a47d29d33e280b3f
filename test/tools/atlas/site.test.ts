import type { Site } from '../../../lib/tools/atlas/build-site';
import { REPOSITORY } from '../../../lib/tools/synth/synthesize-app';
import { PATTERNS } from '../../patterns';
import { siteOf, TRACED } from './traced-site';

let site: Site;
beforeAll(async () => {
  site = await siteOf(...PATTERNS.map(({ stack }) => stack.pattern.name));
}, 600_000);

interface PageData {
  readonly resources: Readonly<
    Record<string, { readonly lines: readonly [string, number][]; readonly lesson: number }>
  >;
}

const pages = () => [...site].filter(([name]) => name.endsWith('.html') && name !== 'index.html');

it('every resource leads back to a line that is shown, and to a place of the lesson', () => {
  const astray = pages().flatMap(([name, text]) => {
    const { resources } = JSON.parse(/id="page-data">(.*?)<\/script>/s.exec(text)![1]!) as PageData;
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
  expect(pages().length).toBeGreaterThan(PATTERNS.length);
  expect(astray).toEqual([]);
});

it('the same sources make the same bytes', async () => {
  const { name } = PATTERNS[0]!.stack.pattern;
  const again = [...(await siteOf(name))].filter(([file]) => file !== 'index.html');
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
