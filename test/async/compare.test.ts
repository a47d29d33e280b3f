import type { AssembledStack } from '../../lib/model/assembly';
import { readTemplate } from '../../lib/model/template';
import { reportOf } from '../../lib/tools/compare/report';
import { textOf, verdictOf } from '../../lib/tools/compare/written-report';
import { synthesizeJson } from '../support/synthesize';
import { DEFAULT_REGION } from '../support/variants';

/** A state of the stack as a template that came alone. */
function state(config: Readonly<Record<string, unknown>>): {
  readonly text: string;
  readonly stacks: readonly AssembledStack[];
} {
  const template = synthesizeJson({ pattern: 'async', config });
  const model = readTemplate(template, { name: 'Async', region: DEFAULT_REGION });
  return {
    text: JSON.stringify(config),
    stacks: [{ id: 'Async', template, model, terminationProtection: false, origins: new Map() }],
  };
}

const PAIRS = [
  ['classroom and production', {}, { mode: 'production' }],
  ['workers as functions and as machines', {}, { async: { worker: 'ec2' } }],
] as const;

describe.each(PAIRS)('%s', (_, before, after) => {
  test.each(['en', 'ko'] as const)('differ in what stands here, in %s', async (language) => {
    const report = await reportOf(state(before), state(after));
    // The statements are those of the templates, which are reviewed by themselves.
    const lines = textOf(report, language)
      .split('\n')
      .filter((line) => !line.startsWith('      '));
    expect(`${lines.join('\n')}\n`.replace(/[0-9a-f]{64}/g, '<code>')).toMatchSnapshot();
  });
});

test('production lets nobody do more than classroom does', async () => {
  expect(verdictOf(await reportOf(state({}), state({ mode: 'production' })), 'en')).not.toMatch(/broadened|weakened/);
});
