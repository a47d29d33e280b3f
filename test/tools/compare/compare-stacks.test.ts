import { compareStacks, type StackComparison } from '../../../lib/tools/compare/compare-stacks';
import { idOf, type RawTemplate, resource, statement } from '../../proofs/mutant';
import { changed, compared, comparedWith, sample } from './compared-sample';
import { englishIn } from './english-in';
import { MISREADINGS, type Misreading } from './misreadings';
import { QUIET } from './quiet-changes';
import { REPORTED } from './reported-changes';
import { SEEDED } from './seeded-changes';

const EVERY_CHANGE: readonly (readonly [string, Change])[] = [
  ...MISREADINGS.map((each) => [`row ${each.row} of what is read wrongly: ${each.what}`, each] as const),
  ...SEEDED.map((each) => [`a reviewer meets that ${each.what}`, each] as const),
  ...QUIET.map((each) => [`a reviewer could miss that ${each.what}`, each] as const),
  ...REPORTED.map((each) => [`reported as ${each.report}`, each] as const),
];

describe.each(EVERY_CHANGE)('%s', (_, { says, ...change }) => {
  const asked = once(() => findingsOf(change));

  test('has its verdict', async () => {
    const said = (await asked()).map(({ section, verdict }) => `${section} ${verdict}`);
    expect([...new Set(said)].sort()).toEqual([...says].sort());
  });

  test('is told in Korean without English', async () => {
    const english = (await asked()).flatMap(({ sentence }) => englishIn(sentence.ko));
    expect(english).toEqual([]);
  });
});

test('English is found where it stands in a Korean sentence', () => {
  const said = 'Api GET /jobs: everybody (이전: whoever signs with IAM)';
  expect(englishIn(said)).toEqual(['whoever signs with', 'everybody']);
});

test('what weighs most stands first in its section', async () => {
  const { findings } = await compared((template) => {
    resource(template, 'Server').Properties['ImageId'] = 'ami-00000000000000000';
    statement(template, 'ReadFiles')['Action'] = 's3:GetObjectTagging';
  });
  const said = findings.filter(({ section }) => section === 'rights').map(({ verdict }) => verdict);
  expect(said).toEqual(['broadened', 'narrowed']);
});

test('a thing that CloudFormation gives its name is called as everywhere else', async () => {
  const { findings } = await compared((template) => {
    const id = idOf(template, 'Server');
    const arn = `arn:aws:autoscaling:*:111122223333:autoScalingGroup:*:autoScalingGroupName/Sample-${id}-*`;
    Object.assign(statement(template, 'SendMail'), { Action: 'autoscaling:SetInstanceProtection', Resource: arn });
  });
  const gained = findings.filter(({ verdict }) => verdict === 'broadened').map(({ sentence }) => sentence.en);
  expect(gained).toEqual([expect.stringMatching(/autoscaling:SetInstanceProtection on Server, /)]);
});

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

test('ways of a site are compared by their patterns, and their order by itself', async () => {
  const behaviors = (template: RawTemplate, order: readonly string[], images: object) => {
    const { DistributionConfig } = template.Resources[idOf(template, 'Site')]!.Properties as {
      readonly DistributionConfig: Record<string, unknown>;
    };
    const usual = DistributionConfig['DefaultCacheBehavior'] as object;
    DistributionConfig['CacheBehaviors'] = order.map((path) => ({
      ...usual,
      PathPattern: path,
      ...(path === '/images/*' && images),
    }));
  };
  const before = changed((template) => behaviors(template, ['/pages/*', '/images/*'], {}));
  const after = changed((template) => behaviors(template, ['/images/*', '/pages/*'], { Compress: false }));
  const { findings } = await compareStacks(before, after);
  const place = 'DistributionConfig.CacheBehaviors';
  expect(findings.map(({ sentence }) => sentence.en)).toEqual([
    `Site: ${place}.PathPattern /pages/*, /images/* -> /images/*, /pages/*, ${place}[/images/*].Compress true -> false`,
  ]);
});

type Change = Omit<Misreading, 'row' | 'what'>;

async function findingsOf({ given = () => {}, change = () => {}, built }: Omit<Change, 'says'>): Promise<Findings> {
  const { findings } = await compareStacks(changed(given), changed(change, changed(given, sample(built))));
  return findings;
}

type Findings = StackComparison['findings'];

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
