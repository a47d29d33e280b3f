import { compareStacks, type StackComparison } from '../../../lib/tools/compare/compare-stacks';
import { changed, compared, comparedWith, sample } from './compared-sample';
import { MISREADINGS } from './misreadings';
import { REPORTED } from './reported-changes';
import { SEEDED } from './seeded-changes';

describe('what diffs of templates are known to read wrongly', () => {
  test.each(MISREADINGS.map((misread) => [misread.row, misread.what, misread] as const))(
    'row %i: %s',
    async (_row, _what, { given = () => {}, change = () => {}, built, says }) => {
      const { findings } = await compareStacks(changed(given), changed(change, changed(given, sample(built))));
      expect(verdictsOf(findings)).toEqual([...says].sort());
    },
  );
});

test.each(SEEDED.map((seeded) => [seeded.what, seeded] as const))(
  'a reviewer meets that %s',
  async (_, { given = () => {}, change, says }) => {
    const before = changed(given);
    const { findings } = await compareStacks(before, changed(change, before));
    expect(verdictsOf(findings)).toEqual([...says].sort());
  },
);

test('of two equal states there is nothing to say', async () => {
  expect(await compared(() => {})).toMatchObject({ findings: [], texts: [] });
});

describe('a construct with another name', () => {
  test('is moved, and nobody may do more or less', async () => {
    const { findings } = await comparedWith({ topicId: 'Notices' });
    expect(findings.filter(({ section }) => ['reach', 'rights', 'settings'].includes(section))).toEqual([]);
    expect(findings.filter(({ section }) => section === 'moved').map(({ sentence }) => sentence.en)).toEqual([
      'Sample/Alerts/Resource is Sample/Notices/Resource now',
      'Sample/Alerts/ops@example.com/Resource is Sample/Notices/ops@example.com/Resource now',
    ]);
  });

  test('is another thing for CloudFormation all the same, so data in it goes', async () => {
    const { findings } = await comparedWith({ tableId: 'Rows' });
    const said = findings.map(({ section, verdict }) => `${section} ${verdict}`);
    expect(said).toEqual(['data lost', 'replaced replaced', 'moved changed']);
  });
});

test('a stack that may be deleted again has lost a guard that no template shows', async () => {
  const { findings } = await comparedWith({ terminationProtection: true });
  expect(findings.map(({ section, verdict }) => `${section} ${verdict}`)).toEqual(['data kept']);
});

test('every finding leads to a line, where the assembly has them', async () => {
  const { findings } = await comparedWith({ tableId: 'Rows' });
  expect(findings.map(({ lines }) => lines[0]?.file)).toEqual(findings.map(() => 'test/tools/compare/sample-stack.ts'));
});

test('what differs by tags and texts alone is named, and is no finding', async () => {
  const { findings, texts } = await compared((template) => {
    const worker = Object.values(template.Resources).find(({ Type }) => Type === 'AWS::Lambda::Function')!;
    worker.Properties['Description'] = 'another text';
  });
  expect([findings, texts]).toEqual([[], ['Worker']]);
});

describe('what people reported of other diffs', () => {
  test.each(REPORTED.map((reported) => [reported.report, reported] as const))(
    '%s',
    async (_, { given = () => {}, change, says }) => {
      const before = changed(given);
      const { findings } = await compareStacks(before, changed(change, before));
      expect(verdictsOf(findings)).toEqual([...says].sort());
    },
  );
});

function verdictsOf(findings: StackComparison['findings']): string[] {
  return [...new Set(findings.map(({ section, verdict }) => `${section} ${verdict}`))].sort();
}
