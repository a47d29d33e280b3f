import { compared } from './compared-sample';
import { ALREADY_KNOWN, SEEDED } from './seeded-changes';

describe.each([
  ['what diffs of templates are known to get wrong', ALREADY_KNOWN],
  ['what a reviewer meets', SEEDED],
] as const)('%s', (_, changes) => {
  test.each(changes.map((seeded) => [seeded.what, seeded] as const))('%s', async (_, { change, says }) => {
    const { findings } = await compared(change);
    const said = [...new Set(findings.map(({ section, verdict }) => `${section} ${verdict}`))];
    expect(said.sort()).toEqual([...says].sort());
  });
});

test('of two equal states there is nothing to say', async () => {
  expect(await compared(() => {})).toMatchObject({ findings: [], texts: [] });
});
