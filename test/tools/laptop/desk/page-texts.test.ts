import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGE = join(__dirname, '../../../../lib/tools/laptop/desk/page');
const read = (file: string) => readFileSync(join(PAGE, file), 'utf8');
const texts = (language: string) => JSON.parse(read(`texts.${language}.json`)) as Record<string, string>;
const en = texts('en');
const ko = texts('ko');
const sources = readdirSync(PAGE).filter((file) => /\.(js|html)$/.test(file));
/** What a call compares before it chooses a sentence. */
const VARIANT_VALUES = ['lambda', 's3', 'ec2'];
const code = sources.map(read).join('\n');

describe('the sentences of the page', () => {
  test('are the same in both languages, none of them empty', () => {
    expect(Object.keys(ko).sort()).toEqual(Object.keys(en).sort());
    expect([...Object.entries(en), ...Object.entries(ko)].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('have the same places to fill in both languages', () => {
    const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!).sort();
    const different = Object.keys(en).filter((key) => String(places(en[key]!)) !== String(places(ko[key]!)));
    expect(different).toEqual([]);
  });

  test('exist for every element that shows one', () => {
    const shown = [...code.matchAll(/data-text="(\w+)"/g)].map((match) => match[1]!);
    expect(shown.length).toBeGreaterThan(40);
    expect(shown.filter((key) => !(key in en))).toEqual([]);
  });

  test('exist for every call that asks for one, and none is left over', () => {
    const calls = [...code.matchAll(/\btext\(([^{;]*?)[,)]/g)].map((match) => match[1]!);
    const asked = calls.flatMap((call) => [...call.matchAll(/'(\w+)'/g)].map((match) => match[1]!));
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter((key) => !(key in en) && !VARIANT_VALUES.includes(key))).toEqual([]);
    const computed = /^(kind|status|log)_|^variant/;
    const unused = Object.keys(en).filter((key) => !computed.test(key) && !new RegExp(`["']${key}["']`).test(code));
    expect(unused).toEqual([]);
  });

  test('name every status and kind that the API can answer with', () => {
    const keys = [
      ...['accepted', 'queued', 'running', 'succeeded', 'failed'].map((status) => `status_${status}`),
      ...['thumbnail', 'email', 'bulk', 'video'].map((kind) => `kind_${kind}`),
    ];
    expect(keys.filter((key) => !(key in ko))).toEqual([]);
  });
});

describe('the page', () => {
  test('fetches nothing from elsewhere', () => {
    const addresses = [...[code, read('style.css')].join('\n').matchAll(/https?:\/\/[^\s"'`)]+/g)].map(
      ([address]) => address,
    );
    expect(addresses).toEqual([]);
  });

  test('gives every id it uses exactly once', () => {
    const ids = [...read('index.html').matchAll(/\bid="([\w-]+)"/g)].map((match) => match[1]!);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    const used = [...code.matchAll(/byId\('([\w-]+)'\)/g)].map((match) => match[1]!);
    expect(used.filter((id) => !ids.includes(id))).toEqual([]);
  });
});
