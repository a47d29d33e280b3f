import type { CallName } from '../../../lib/tools/check-off/calls';
import { EVERY_CHECK } from '../../../lib/tools/check-off/checks/every-check';
import { kindOf } from '../../../lib/tools/check-off/checks/unchecked';
import type { Finding } from '../../../lib/tools/check-off/finding';
import { ACCOUNT_CALLS, survey } from '../../../lib/tools/check-off/survey';
import { FOUND_THINGS } from './found-things';
import { ACCOUNT, type Answers, recordedAccount } from './recorded-account';

// Prices of one day: those that are known change with every `npm run refresh-prices`.
jest.mock('../../../lib/tools/prices/prices.json', () => require('../../support/prices-of-a-day.json'));

async function lookWith(id: string, answers: Answers) {
  const { ask, asked } = recordedAccount(answers);
  const checks = EVERY_CHECK.filter((check) => check.id === id);
  const regions = ['ap-southeast-2'];
  return { asked, ...(await survey({ ask, checks, regions, language: 'en', progress: () => undefined })) };
}

function lineOf({ fate, id, cost }: Finding): string {
  const price = cost.unknown.length > 0 ? '?' : Number(cost.perMonth.toFixed(2));
  return `${fate} | ${id} | ${price}`;
}

describe.each(EVERY_CHECK)('$title.en', ({ id, calls, title, scope }) => {
  const { answers, things, remove, means = 'found' } = FOUND_THINGS[id]!;

  it('is found, with its price and the commands that remove it, by the calls that the policy allows', async () => {
    const { findings, verdict, asked, results } = await lookWith(id, answers);
    expect(findings.map(lineOf)).toEqual(things);
    const [first] = findings;
    expect(first!.remove).toEqual(remove.map((line) => `${line} --region ${first!.region}`));
    expect([verdict, results[0]!.verdict]).toEqual([means, means]);
    const others: readonly CallName[] = ACCOUNT_CALLS;
    const made = new Set(asked.map(([call]) => call).filter((call) => !others.includes(call) || calls.includes(call)));
    expect([...made].sort()).toEqual([...calls].sort());
  });

  it('says by which ARNs its things are known, so that their tags do not make them unknown', async () => {
    const check = EVERY_CHECK.find((one) => one.id === id)!;
    const place = { region: 'ap-southeast-2', account: ACCOUNT };
    for await (const { arn } of check.find(recordedAccount(answers).ask, place)) {
      if (arn === undefined) continue;
      expect([arn, check.looksAt.some((beginning) => kindOf(arn).startsWith(beginning))]).toEqual([arn, true]);
    }
  });

  it('is clean in an account where nothing stands', async () => {
    const { findings, verdict, results } = await lookWith(id, {});
    expect([findings, verdict]).toEqual([[], 'clean']);
    expect(results[0]!.region).toBe(scope === 'global' ? undefined : 'ap-southeast-2');
  });

  it('has a name in Korean', () => expect(title.ko).not.toBe(title.en));
});

test('a stopped database pays for its disk, a running one for both', async () => {
  const instance = { DBInstanceClass: 'db.t4g.micro', Engine: 'postgres', StorageType: 'gp3', AllocatedStorage: 20 };
  const answers: Answers = {
    'rds:DescribeDBInstances': [
      {
        DBInstances: [
          { ...instance, DBInstanceIdentifier: 'awake', DBInstanceStatus: 'available' },
          { ...instance, DBInstanceIdentifier: 'both', DBInstanceStatus: 'available', MultiAZ: true },
          { ...instance, DBInstanceIdentifier: 'asleep', DBInstanceStatus: 'stopped' },
        ],
      },
    ],
  };
  const { ask } = recordedAccount(answers);
  const checks = EVERY_CHECK.filter(({ id }) => id === 'databases');
  const { findings } = await survey({
    ask,
    checks,
    regions: ['ap-northeast-2'],
    language: 'en',
    progress: () => undefined,
  });
  expect(findings.map(lineOf)).toEqual(['billed | awake | 20.87', 'billed | both | 42.47', 'stored | asleep | 2.62']);
});

test('a disk that goes with its instance has no command of its own', async () => {
  const { findings } = await lookWith('volumes', FOUND_THINGS['volumes']!.answers);
  expect(findings.map(({ remove, note }) => [remove.length, note])).toEqual([
    [1, undefined],
    [1, undefined],
    [0, 'goes with the instance i-0a'],
  ]);
});

test('a key whose policy lets nobody look at it does not hide the others', async () => {
  const Keys = Array.from({ length: 20 }, (_, index) => ({ KeyId: `k${index}` }));
  const { findings, results } = await lookWith('kms-keys', {
    'kms:ListKeys': [{ Keys }],
    'kms:DescribeKey': ({ KeyId }) => {
      if (KeyId === 'k3') throw Object.assign(new Error('not authorized'), { name: 'AccessDeniedException' });
      return [{ KeyMetadata: { KeyId, KeyManager: 'CUSTOMER', KeyState: 'Enabled' } }];
    },
  });
  expect([findings.length, results[0]!.verdict]).toEqual([19, 'unknown']);
});

test('a bucket that nobody may read is found all the same', async () => {
  const { findings, results } = await lookWith('buckets', {
    's3:ListBuckets': [{ Buckets: [{ Name: 'closed', BucketRegion: 'eu-west-1' }] }],
    's3:ListObjectVersions': () => {
      throw Object.assign(new Error('Access Denied'), { name: 'AccessDenied' });
    },
  });
  expect(findings).toMatchObject([
    { id: 'closed', region: 'eu-west-1', note: 'what it holds could not be read: AccessDenied: Access Denied' },
  ]);
  expect(results[0]!.verdict).toBe('found');
});

test('old versions and unfinished uploads of a bucket are told, and a bucket without end is not counted to its end', async () => {
  const page = (IsTruncated: boolean) => ({
    IsTruncated,
    Versions: [
      { Key: 'a', IsLatest: true, Size: 10 },
      { Key: 'a', IsLatest: false, Size: 20 },
    ],
    DeleteMarkers: [{ Key: 'b', IsLatest: true }],
  });
  const { findings } = await lookWith('buckets', {
    's3:ListBuckets': [{ Buckets: [{ Name: 'old' }, { Name: 'endless' }] }],
    's3:ListObjectVersions': ({ Bucket }) =>
      Bucket === 'old' ? [page(false)] : Array.from({ length: 50 }, () => page(true)),
    's3:ListMultipartUploads': [{ Uploads: [{ Key: 'half' }] }],
  });
  expect(findings.map(({ state }) => state)).toEqual(['1 objects, 30 bytes', 'over 10 objects, 300 bytes']);
  expect(findings[0]!.note).toBe(
    '2 old versions and delete markers: press Empty in the S3 console first; 1 unfinished uploads, which cost and are not in its size',
  );
  expect(findings[0]!.remove).toEqual(['aws s3api delete-bucket --bucket old --region us-east-1']);
});
