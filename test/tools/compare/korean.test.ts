import { compareStacks } from '../../../lib/tools/compare/compare-stacks';
import { changed, sample } from './compared-sample';
import { MISREADINGS } from './misreadings';
import { REPORTED } from './reported-changes';
import { SEEDED } from './seeded-changes';

const EVERY_CHANGE = [
  ...MISREADINGS.map((each) => ({ ...each, name: `row ${each.row}` })),
  ...SEEDED.map((each) => ({ ...each, name: each.what })),
  ...REPORTED.map((each) => ({ ...each, name: each.report })),
];

describe('a Korean sentence has no English in it but names, of', () => {
  test.each(EVERY_CHANGE.map((each) => [each.name, each] as const))('%s', async (_, { given = () => {}, ...each }) => {
    const { change = () => {}, built } = each as Partial<(typeof MISREADINGS)[number]>;
    const { findings } = await compareStacks(changed(given), changed(change, changed(given, sample(built))));
    expect(findings.map(({ sentence }) => englishIn(sentence.ko)).filter((words) => words.length > 0)).toEqual([]);
  });
});

test('English is found where it stands', () => {
  expect(englishIn('Api GET /jobs: everybody (이전: whoever signs with IAM)')).toEqual([
    'whoever signs with',
    'everybody',
  ]);
});

/** Words that no name of a resource, no action and no value of a template is. */
const OF_SENTENCES =
  /\b(?:anybody|anything|everybody|everything|whoever|whom|look|before|members|unknown|never|none|new|gone|is|are|was|the|of|and|or|to|not|as|through|outside)\b/g;

function englishIn(sentence: string): string[] {
  const words = sentence
    // What stands in a template or a policy: values, paths, actions, addresses of things.
    .replace(/`[^`]*`|"[^"]*"|\{[^}]*\}/g, ' ')
    .replace(/[\w.*-]*[/:@.][\w/:.*@-]*/g, ' ');
  return [...(words.match(/\b[a-z]{2,}(?: [a-z]{2,})+\b/g) ?? []), ...(words.match(OF_SENTENCES) ?? [])].filter(
    (word, at, all) => !all.slice(0, at).some((other) => other.includes(word)),
  );
}
