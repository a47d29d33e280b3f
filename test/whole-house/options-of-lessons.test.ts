import { join } from 'node:path';
import { ConfigError } from '../../lib/config/config-error';
import { environments } from '../../lib/config/environments';
import { loadConfig } from '../../lib/config/load-config';
import { readSourceTree } from '../house/source-tree';

const PAGES = readSourceTree(join(__dirname, '..', '..')).filter(({ path }) => path.endsWith('.md'));

/** What stands for something else: a command, a place for the reader's own value, nothing yet. */
const OPEN = /\$\(|[<>…]|\.\.\.|YOUR_|=$/;

/** Every line that gives options after -c, and what it gives. */
const LINES = PAGES.flatMap(({ path: page, text }) =>
  text
    .split('\n')
    .flatMap((line) => line.match(/`[^`]*`|^[^`]*$/g) ?? [])
    .map((code) => [...code.matchAll(/-c (?:"([^"]+)"|'([^']+)'|([^\s`"']+))/g)].map(([, a, b, c]) => (a ?? b ?? c)!))
    .map((options) => options.filter((option) => option.includes('=') && !OPEN.test(option)))
    .filter((options) => options.length > 0)
    .map((options) => ({ page, options })),
);

test('the pages give options', () => {
  expect(LINES.length).toBeGreaterThan(20);
});

test.each(LINES)('$page gives $options, and the app takes them', ({ options }) => {
  expect(refusals(Object.fromEntries(options.map(pairOf)))).toEqual([]);
});

/** Where one key of a page needs another beside it, the message says so and which. */
function refusals(values: Record<string, string>): string[] {
  try {
    loadConfig(environments, values);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const needed = error.problems.flatMap(({ message }) => message.en.match(/(?<=-c )\S+=\S+/g) ?? []).map(pairOf);
    const beside = needed.filter(([key]) => !(key in values));
    if (beside.length === 0) return error.problems.map(({ key, message }) => `${key}: ${message.en}`);
    return refusals({ ...values, ...Object.fromEntries(beside) });
  }
}

function pairOf(option: string): readonly [key: string, value: string] {
  const at = option.indexOf('=');
  return [option.slice(0, at), option.slice(at + 1)];
}
