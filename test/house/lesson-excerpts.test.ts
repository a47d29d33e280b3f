import { PATTERNS } from '../patterns';
import { blocksIn, lessonOf } from '../support/lesson';
import { synthesizeJson } from '../support/synthesize';

const SECTION = 'Read the template';

describe.each(PATTERNS.map(({ stack }) => stack.pattern.name))('the lesson of %s', (pattern) => {
  const excerpts = blocksIn(lessonOf(pattern), 'json').filter(({ section }) => section === SECTION);

  it('shows some of the template', () => {
    expect(excerpts.length).toBeGreaterThanOrEqual(3);
  });

  it('shows nothing that the template of the default settings does not hold', () => {
    const { Resources } = synthesizeJson({ pattern });
    expect(
      excerpts.flatMap(({ line, lines }) => missing(JSON.parse(lines.join('\n')), Resources, `line ${line}`)),
    ).toEqual([]);
  });
});

it.each([
  ['another value', { Size: 9 }],
  ['an element that no list holds', { Rules: [{ Port: 443 }] }],
  ['a property that is gone', { Gone: true }],
])('sees %s', (_, excerpt) => {
  expect(missing(excerpt, { Size: 8, Rules: [{ Port: 22, Open: true }, { Port: 80 }] }, '')).not.toEqual([]);
});

/** Where an excerpt says what the whole does not: an object may leave properties out, a list elements. */
function missing(excerpt: unknown, whole: unknown, at: string): string[] {
  if (Array.isArray(excerpt)) {
    const elements: readonly unknown[] = Array.isArray(whole) ? whole : [];
    return excerpt
      .filter((each) => !elements.some((element) => missing(each, element, at).length === 0))
      .map((each) => `${at}: no element is ${JSON.stringify(each)}`);
  }
  if (typeof excerpt === 'object' && excerpt !== null) {
    const holds = (typeof whole === 'object' ? whole : null) as Record<string, unknown> | null;
    return Object.entries(excerpt).flatMap(([key, value]) => missing(value, holds?.[key], `${at}.${key}`));
  }
  return excerpt === whole ? [] : [`${at}: ${JSON.stringify(excerpt)}, and the template says ${JSON.stringify(whole)}`];
}
