import { patternTours } from '../../../lib/tools/graph/pattern-tours';
import { pageAt } from '../../support/lesson';

const PAGES = { en: 'README.md', ko: 'README.ko.md' } as const;

describe.each(patternTours().map((tour) => [tour.pattern, tour] as const))('the tour of %s', (pattern, tour) => {
  test.each(['en', 'ko'] as const)('leads to passages that the lesson has (%s)', (language) => {
    const { text } = pageAt(`stacks/${pattern}/${PAGES[language]}`);
    const stories = [...Object.values(tour.nodes), ...(tour.addresses ?? [])];
    const missing = stories
      .flatMap(({ lesson }) => (lesson ? [lesson[language]] : []))
      .filter((passage) => !text.includes(`\n## ${passage}\n`) && !text.includes(`\n**${passage}**`));
    expect(missing).toEqual([]);
  });

  test('goes from one thing to another that it names, or that is the same in every pattern', () => {
    const ids = tour.steps.flatMap(({ from, to }) => [from, to]);
    const named = [...Object.keys(tour.nodes), ...(tour.addresses ?? []).map(({ id }) => id)];
    expect(ids.filter((id) => !named.includes(id))).toEqual([]);
  });
});
