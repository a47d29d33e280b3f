import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { patternPages } from '../../../../lib/tools/laptop/desk/pattern-pages';

const SHELL = join(__dirname, '../../../../lib/tools/laptop/desk/page');

type Texts = Readonly<Record<string, string>>;

/** A folder of page files: its sentences, and the code that shows them. */
function readFolder(directory: string) {
  const read = (file: string) => readFileSync(join(directory, file), 'utf8');
  const texts = (language: string) => JSON.parse(read(`texts.${language}.json`)) as Texts;
  const sources = readdirSync(directory).filter((file) => /\.(js|html|svg)$/.test(file));
  const code = sources.map(read).join('\n');
  const style = existsSync(join(directory, 'style.css')) ? read('style.css') : '';
  const markup = sources.filter((file) => file.endsWith('.html')).map(read);
  return { en: texts('en'), ko: texts('ko'), code, style, markup };
}

const shell = readFolder(SHELL);
const folders = [
  ['the shell', shell, shell.en] as const,
  ...patternPages().map(({ name, directory }) => {
    const own = readFolder(directory);
    return [name, own, { ...shell.en, ...own.en }] as const;
  }),
];
/** Keys that are put together of a stem and a value. */
const computedStems = (code: string) => [...code.matchAll(/`(\w+)\$\{/g)].map((match) => match[1]!);

describe.each(folders)('the sentences of %s', (name, { en, ko, code }, known) => {
  test('are the same in both languages, none of them empty', () => {
    expect(Object.keys(ko).sort()).toEqual(Object.keys(en).sort());
    expect([...Object.entries(en), ...Object.entries(ko)].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('have the same places to fill in both languages', () => {
    const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!).sort();
    const different = Object.keys(en).filter((key) => String(places(en[key]!)) !== String(places(ko[key]!)));
    expect(different).toEqual([]);
  });

  test('exist for every element and every call that asks for one, and none is left over', () => {
    const shown = [...code.matchAll(/data-text'?[=:] ?["'](\w+)["']/g)].map((match) => match[1]!);
    const calls = [...code.matchAll(/\btext\('(\w+)'/g)].map((match) => match[1]!);
    expect(shown.length + calls.length).toBeGreaterThan(0);
    expect([...shown, ...calls].filter((key) => !(key in known))).toEqual([]);
    // The shell shows some of a page's own.
    const stems = computedStems([code, shell.code].join('\n'));
    // What every page brings for the first page and for its own head.
    const always = name === 'the shell' ? [] : ['subtitle'];
    const unused = Object.keys(en).filter(
      (key) =>
        !always.includes(key) &&
        !stems.some((stem) => key.startsWith(stem)) &&
        !new RegExp(`["']${key}["']`).test(code),
    );
    expect(unused).toEqual([]);
  });
});

describe.each(folders)('the page files of %s', (name, { code, style, markup }) => {
  test('fetch nothing from elsewhere', () => {
    const addresses = [...[code, style].join('\n').matchAll(/https?:\/\/[^\s"'`)]+/g)].map(([address]) => address);
    expect(addresses.filter((address) => address !== 'http://www.w3.org/2000/svg')).toEqual([]);
  });

  test('give every id they use exactly once', () => {
    const own = markup.flatMap((text) => {
      const ids = [...text.matchAll(/\bid="([\w-]+)"/g)].map((match) => match[1]!);
      expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
      return ids;
    });
    const shared = shell.markup.flatMap((text) => [...text.matchAll(/\bid="([\w-]+)"/g)].map((match) => match[1]!));
    if (name !== 'the shell') expect(own.filter((id) => shared.includes(id))).toEqual([]);
    const used = [...code.matchAll(/byId\('([\w-]+)'\)/g)].map((match) => match[1]!);
    expect(used.filter((id) => !own.includes(id) && !shared.includes(id))).toEqual([]);
  });
});
