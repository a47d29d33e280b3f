import type { CallName } from '../../../lib/tools/check-off/calls';
import type { Check } from '../../../lib/tools/check-off/check';
import { EVERY_CHECK } from '../../../lib/tools/check-off/checks/every-check';
import { checkOffCommand } from '../../../lib/tools/check-off/command-line';
import { Progress } from '../../../lib/tools/terminal/progress';
import { FOUND_THINGS } from './found-things';
import { ACCOUNT, type Answers, onlyIn, recordedAccount, refuse } from './recorded-account';

const SYDNEY = ['--region', 'ap-southeast-2'];

async function run(answers: Answers = {}, args: readonly string[] = SYDNEY, environment: Record<string, string> = {}) {
  const { ask, asked } = recordedAccount(answers);
  const progress: string[] = [];
  const printed = await checkOffCommand(args, environment, {
    connect: () => ask,
    progress: new Progress({ write: (text: string) => progress.push(text) }, () => 0),
  });
  const lines = printed.text.split('\n');
  return { ...printed, lines, last: lines.at(-1)!, asked, progress };
}

const NAT: Answers = FOUND_THINGS['nat-gateways']!.answers;

test('an account where nothing stands is clean, and what was not looked at is named', async () => {
  const { exitCode, text, last } = await run();
  expect(exitCode).toBe(0);
  expect(text).toContain(`Account ${ACCOUNT} (minji-course), asked as arn:aws:iam::${ACCOUNT}:user/minji`);
  expect(text).toContain('Regions asked: ap-southeast-2.');
  expect(text).toContain(
    'Regions not looked at: ap-northeast-2, ap-southeast-4, us-east-1 (--region all looks there too)',
  );
  expect(text).toContain('Regions that this account has not enabled: ap-east-1');
  expect(last).toBe(
    'clean: nothing of the kinds that --kinds lists is left in 1 region and the services without one; 3 regions were not looked at.',
  );
});

test('without --region the regions of the patterns are asked, with all every enabled one, and each service without one once', async () => {
  const regionsOf = (asked: readonly [CallName, string][], call: CallName) =>
    asked.filter(([name]) => name === call).map(([, region]) => region);
  const usual = await run({}, []);
  expect(regionsOf(usual.asked, 'ec2:DescribeInstances')).toEqual(['ap-southeast-2', 'ap-northeast-2', 'us-east-1']);
  const all = await run({}, ['--region', 'all']);
  expect(regionsOf(all.asked, 'ec2:DescribeInstances')).toHaveLength(4);
  expect(regionsOf(all.asked, 's3:ListBuckets')).toHaveLength(1);
  expect(all.last).toBe(
    'clean: nothing of the kinds that --kinds lists is left in 4 regions and the services without one.',
  );
  const named = await run({}, ['--region', 'us-east-1,ap-southeast-2', '--region', 'us-east-1']);
  expect(regionsOf(named.asked, 'ec2:DescribeInstances')).toEqual(['us-east-1', 'ap-southeast-2']);
});

test('something that costs is found, with its price, its maker and a command', async () => {
  const { exitCode, text, last, asked } = await run(NAT);
  expect(exitCode).toBe(1);
  // What has no check and who made the rest: both stand in the tags of the region, which AWS is asked for once.
  expect(asked.filter(([call]) => call === 'tag:GetResources')).toHaveLength(1);
  expect(text).toContain('$0.0590/h  NAT gateways  nat-0a  [available]  ap-southeast-2');
  expect(text).toContain('made by hand or by a service: no tag of a stack');
  expect(text).toContain('aws ec2 delete-nat-gateway --nat-gateway-id nat-0a --region ap-southeast-2');
  expect(last).toBe('found: 1 thing, $43.07 a month.');
});

test('what goes by itself or is meant to stay makes nothing dirty', async () => {
  const { exitCode, text } = await run({
    'ec2:DescribeNatGateways': [{ NatGateways: [{ NatGatewayId: 'nat-0c', State: 'deleting' }] }],
    'cloudformation:DescribeStacks': [
      { Stacks: [{ StackName: 'CDKToolkit', StackStatus: 'CREATE_COMPLETE', CreationTime: new Date() }] },
    ],
    's3:ListBuckets': [{ Buckets: [{ Name: `cdk-hnb659fds-assets-${ACCOUNT}-ap-southeast-2` }] }],
  });
  expect(exitCode).toBe(0);
  expect(text).toContain('GOES BY ITSELF');
  expect(text).toMatch(/MEANT TO STAY[\s\S]*CDKToolkit[\s\S]*cdk-hnb659fds-assets/);
  expect(text).not.toContain('delete-stack');
});

test('what a stack that stands has made goes with it; what a stack left behind has a command of its own', async () => {
  const tags = (stack: string) => [
    { Key: 'pattern', Value: 'shop' },
    { Key: 'mode', Value: 'production' },
    { Key: 'owner', Value: '민지' },
    { Key: 'aws:cloudformation:stack-name', Value: stack },
  ];
  const arn = (queue: string) => `arn:aws:sqs:ap-southeast-2:${ACCOUNT}:${queue}`;
  const { text } = await run({
    'cloudformation:DescribeStacks': [
      { Stacks: [{ StackName: 'Shop', StackStatus: 'CREATE_COMPLETE', CreationTime: new Date() }] },
    ],
    'sqs:ListQueues': [{ QueueUrls: ['https://x/1/kept', 'https://x/1/left', 'https://x/1/byhand'] }],
    'tag:GetResources': [
      { ResourceTagMappingList: [{ ResourceARN: arn('kept'), Tags: tags('Shop') }] },
      { ResourceTagMappingList: [{ ResourceARN: arn('left'), Tags: tags('Gone') }] },
    ],
  });
  expect(text).toMatch(
    /kept[^\n]*\n[^\n]*made by pattern shop, production, owner 민지, stack Shop\n *goes with stack Shop, unless its template keeps it:\n *aws cloudformation delete-stack --stack-name Shop --region ap-southeast-2/,
  );
  expect(text).toMatch(
    /left[^\n]*\n[^\n]*stack Gone\n *aws sqs delete-queue --queue-url https:\/\/x\/1\/left --region/,
  );
  expect(text).toMatch(/byhand[^\n]*\n *made by hand/);
});

test('what its stack keeps is said to stay, with its own command; what protects comes before what it protects', async () => {
  const template = {
    Resources: {
      Files: { Type: 'AWS::S3::Bucket', DeletionPolicy: 'RetainExceptOnCreate' },
      Queue: { Type: 'AWS::SQS::Queue', DeletionPolicy: 'Delete' },
      Database: { Type: 'AWS::RDS::DBInstance', DeletionPolicy: 'Snapshot' },
      ByHand: { Type: 'AWS::RDS::DBCluster' },
    },
  };
  const of = (logicalId: string) => [
    { Key: 'aws:cloudformation:stack-name', Value: 'Shop' },
    { Key: 'aws:cloudformation:logical-id', Value: logicalId },
  ];
  const answers = (TemplateBody: string): Answers => ({
    'cloudformation:DescribeStacks': [
      {
        Stacks: [
          {
            StackName: 'Shop',
            StackStatus: 'CREATE_COMPLETE',
            CreationTime: new Date(),
            EnableTerminationProtection: true,
          },
        ],
      },
    ],
    'cloudformation:GetTemplate': [{ TemplateBody }],
    's3:ListBuckets': [{ Buckets: [{ Name: 'shop-files', BucketRegion: 'ap-southeast-2' }] }],
    'sqs:ListQueues': [{ QueueUrls: ['https://x/1/jobs'] }],
    'rds:DescribeDBInstances': [
      {
        DBInstances: [
          {
            DBInstanceIdentifier: 'shop-db',
            DBInstanceStatus: 'available',
            DeletionProtection: true,
            TagList: of('Database'),
          },
        ],
      },
    ],
    'rds:DescribeDBClusters': [{ DBClusters: [{ DBClusterIdentifier: 'shop-cluster', TagList: of('ByHand') }] }],
    'tag:GetResources': [
      {
        ResourceTagMappingList: [
          { ResourceARN: 'arn:aws:s3:::shop-files', Tags: of('Files') },
          { ResourceARN: `arn:aws:sqs:ap-southeast-2:${ACCOUNT}:jobs`, Tags: of('Queue') },
        ],
      },
    ],
  });
  const region = '--region ap-southeast-2';
  const stack = [
    `aws cloudformation update-termination-protection --no-enable-termination-protection --stack-name Shop ${region}`,
    `aws cloudformation delete-stack --stack-name Shop ${region}`,
  ];
  const after = (lines: readonly string[], id: string, words: string) => {
    const said = lines.findIndex(
      (line, index) =>
        line.includes(words) &&
        lines
          .slice(0, index)
          .findLast((one) => /^ {2}\S/.test(one))!
          .includes(id),
    );
    return lines.slice(said + 1, said + 4).map((line) => line.trim());
  };
  const { lines } = await run(answers(JSON.stringify(template)));
  expect(after(lines, 'shop-files', 'stays when stack Shop is deleted')[0]).toBe(
    `aws s3 rb --force s3://shop-files ${region}`,
  );
  expect(after(lines, 'jobs', 'goes with stack Shop:').slice(0, 2)).toEqual(stack);
  expect(after(lines, 'shop-db', 'leaves a last snapshot')).toEqual([
    `aws rds modify-db-instance --no-deletion-protection --apply-immediately --db-instance-identifier shop-db ${region}`,
    ...stack,
  ]);
  expect(after(lines, 'shop-cluster', 'leaves a last snapshot').slice(0, 2)).toEqual(stack);
  const yaml = await run(answers('Resources:\n  Queue: ...'));
  expect(after(yaml.lines, 'jobs', 'goes with stack Shop, unless its template keeps it').slice(0, 2)).toEqual(stack);
});

test('a key pair, which bears no tag that changes, is known by its pattern and its stack', async () => {
  const Tags = [
    { Key: 'pattern', Value: 'shop' },
    { Key: 'aws:cloudformation:stack-name', Value: 'Shop' },
  ];
  const pairs = [
    { KeyPairId: 'key-0a', KeyName: 'ours', Tags },
    { KeyPairId: 'key-0b', KeyName: 'knitting', Tags: [{ Key: 'pattern', Value: 'moss stitch' }] },
  ];
  const { text } = await run({ 'ec2:DescribeKeyPairs': [{ KeyPairs: pairs }] });
  expect(text).toMatch(/key-0a[^\n]*\n *made by pattern shop, stack Shop\n/);
  expect(text).toMatch(/key-0b[^\n]*\n *made by hand/);
});

test('when tags cannot be read nobody is blamed', async () => {
  const { text, exitCode } = await run({
    'sqs:ListQueues': [{ QueueUrls: ['https://x/1/q'] }],
    'tag:GetResources': refuse('AccessDeniedException', 'not authorized to perform: tag:GetResources'),
  });
  expect([exitCode, text.includes('made by: unknown'), text.includes('made by hand')]).toEqual([1, true, false]);
  expect(text).toContain('Tags could not be read');
});

/** Whatever AWS says instead of an answer. */
const REFUSALS: readonly [name: string, message: string, more?: object][] = [
  ['AccessDenied', 'User: minji is not authorized to perform this'],
  ['ThrottlingException', 'Rate exceeded'],
  ['ExpiredToken', 'The security token included in the request is expired'],
  ['TimeoutError', 'connect ETIMEDOUT 192.0.2.1:443'],
  ['InternalFailure', 'We encountered an internal error'],
];

const FAULTS = [...new Set(EVERY_CHECK.flatMap(({ calls }) => calls))].map((call) => ({
  call,
  // A call that follows another is only made where that one found something.
  found: Object.values(FOUND_THINGS).find(({ answers }) => call in answers)!.answers,
}));

test.each(FAULTS)(
  'whatever AWS says instead of an answer to $call, the account is not called clean',
  async ({ call, found }) => {
    for (const [name, message, more] of REFUSALS) {
      const { exitCode, text, last } = await run({ ...found, [call]: refuse(name, message, more) });
      // A bucket that lets nobody look in is there.
      const isFound = /^s3:List(ObjectVersions|MultipartUploads)$/.test(call);
      expect([name, exitCode]).toEqual([name, isFound ? 1 : 2]);
      expect(last).toMatch(isFound ? /^found: / : /^unknown: .* This does not mean that everything is off\.$/);
      expect(text).toContain(isFound ? name : message);
    }
  },
);

test('something found counts more than something unknown, and the last line tells both', async () => {
  const { exitCode, last } = await run({ ...NAT, 'kms:ListKeys': refuse('AccessDenied', 'no') });
  expect([exitCode, last]).toEqual([
    1,
    expect.stringMatching(
      /^found: 1 thing, \$43\.07 a month; and there may be more: 1 of \d+ questions was not answered\.$/,
    ),
  ]);
});

test('things of the pages before a failure are told, and the check is unknown', async () => {
  const { ask } = recordedAccount({});
  const printed = await checkOffCommand(
    [...SYDNEY, '--json'],
    {},
    {
      connect: () =>
        async function* pages(call, input, region) {
          if (call !== 'sqs:ListQueues') return yield* ask(call, input, region);
          yield { QueueUrls: ['https://x/1/first'] } as never;
          throw Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });
        },
      progress: new Progress({ write: () => undefined }, () => 0),
    },
  );
  const { findings, results, verdict } = JSON.parse(printed.text);
  expect([printed.exitCode, verdict, findings[0].id]).toEqual([1, 'found', 'first']);
  expect(results.find(({ check }: { check: string }) => check === 'queues')).toMatchObject({
    verdict: 'unknown',
    found: 1,
    reason: { refusal: 'throttled' },
  });
});

test('without credentials nothing is known, and the way to sign in is said', async () => {
  const answers = {
    'sts:GetCallerIdentity': refuse('CredentialsProviderError', 'Could not load credentials from any providers'),
  };
  const { exitCode, text, last, asked } = await run(answers);
  expect([exitCode, asked.length]).toEqual([2, 1]);
  expect(text).toContain('aws sso login');
  expect(last).toMatch(/^unknown: /);
  expect(JSON.parse((await run(answers, ['--json'])).text)).toEqual({
    version: 1,
    verdict: 'unknown',
    reason: { refusal: 'no-credentials', message: 'Could not load credentials from any providers' },
  });
});

test('a region that does not exist is refused with the one that was meant, one that is not enabled is unknown', async () => {
  const wrong = await run({}, ['--region', 'ap-southeast2']);
  expect([wrong.exitCode, wrong.refused, wrong.lines[0]]).toEqual([
    2,
    true,
    '--region ap-southeast2: AWS has no region of that name; ap-southeast-2?',
  ]);
  const off = await run({}, ['--region', 'ap-east-1']);
  expect(off.exitCode).toBe(2);
  expect(off.text).toContain('ap-east-1 is not enabled');
  expect(off.asked.some(([, region]) => region === 'ap-east-1')).toBe(false);
});

test('all regions are unknown where AWS does not say which there are; a named one is asked all the same', async () => {
  const answers = { 'ec2:DescribeRegions': refuse('UnauthorizedOperation', 'not authorized: ec2:DescribeRegions') };
  const all = await run(answers, ['--region', 'all']);
  expect([all.exitCode, all.text.includes('unknown  Which regions there are')]).toEqual([2, true]);
  const one = await run(answers);
  expect([one.exitCode, one.text.includes('AWS did not say which there are')]).toEqual([0, true]);
});

/** Throws as the SDK does when a name is not found, in some regions. */
function noAddressIn(...regions: string[]): Answers['s3vectors:ListVectorBuckets'] {
  return (_, region) => {
    if (!regions.includes(region)) return [{}] as never;
    const code = 'ENOTFOUND';
    throw Object.assign(new Error(`getaddrinfo ENOTFOUND s3vectors.${region}.api.aws`), { name: 'Error', code });
  };
}

test('a service without an address is not offered only where nobody lists it, and its name is found elsewhere', async () => {
  const look = async (answer: Answers['s3vectors:ListVectorBuckets'], region: string) => {
    const { exitCode, text } = await run({ 's3vectors:ListVectorBuckets': answer }, ['--region', region]);
    return [exitCode, text.includes(`not offered in ${region}`)];
  };
  expect(await look(noAddressIn('ap-southeast-4'), 'ap-southeast-4')).toEqual([0, true]);
  expect(await look(noAddressIn('ap-southeast-4', 'us-east-1'), 'ap-southeast-4')).toEqual([2, false]);
  expect(await look(noAddressIn('ap-southeast-2'), 'ap-southeast-2')).toEqual([2, false]);
});

test('a service that is everywhere has an address everywhere, and without a network nothing is known', async () => {
  const absent = refuse('Error', 'getaddrinfo ENOTFOUND sqs.ap-southeast-4.amazonaws.com', { code: 'ENOTFOUND' });
  const fourth = ['--region', 'ap-southeast-4'];
  expect((await run({ 'sqs:ListQueues': absent }, fourth)).exitCode).toBe(2);
  const all = Object.fromEntries(EVERY_CHECK.flatMap(({ calls }) => calls.map((call) => [call, absent])));
  const alone = await run(all as Answers, fourth);
  expect([alone.exitCode, alone.text.includes('not offered')]).toEqual([2, false]);
});

test('what bears tags and is of a kind without a check is named, and the account is not called clean', async () => {
  const warehouse = `arn:aws:glue:ap-southeast-2:${ACCOUNT}:devEndpoint/shop`;
  const tagged: Answers = { 'tag:GetResources': [{ ResourceTagMappingList: [{ ResourceARN: warehouse, Tags: [] }] }] };
  const { exitCode, text, last } = await run(tagged);
  expect(exitCode).toBe(2);
  expect(text).toMatch(new RegExp(`OF KINDS THAT ARE NOT LOOKED AT[^\n]*\n *price unknown .*${warehouse}`));
  expect(last).toBe(
    'unknown: nothing was found of the kinds that --kinds lists, but 1 tagged thing is of another kind. This does not mean that everything is off.',
  );
  expect((await run({ ...tagged, ...NAT, 'kms:ListKeys': refuse('AccessDenied', 'no') })).last).toMatch(
    /; and there may be more: 1 of \d+ questions was not answered, and 1 tagged thing is of another kind\.$/,
  );
});

test('a check that asks more than it says, and so more than the policy allows, gives no answer', async () => {
  const { ask, asked } = recordedAccount({});
  const sly: Check = { ...EVERY_CHECK.find(({ id }) => id === 'queues')!, calls: [] };
  const progress = new Progress({ write: () => undefined }, () => 0);
  const { exitCode, text } = await checkOffCommand(SYDNEY, {}, { connect: () => ask, progress, checks: [sly] });
  expect([exitCode, asked.some(([call]) => call === 'sqs:ListQueues')]).toEqual([2, false]);
  expect(text).toContain('The check queues asks sqs:ListQueues and does not say so');
});

test('a log group is known by its tags, whether or not its ARN is told with the star of its streams', async () => {
  const Tags = [
    { Key: 'pattern', Value: 'shop' },
    { Key: 'aws:cloudformation:stack-name', Value: 'Gone' },
  ];
  const arn = `arn:aws:logs:ap-southeast-2:${ACCOUNT}:log-group`;
  const { text } = await run({
    'logs:DescribeLogGroups': [{ logGroups: [{ logGroupName: 'one' }, { logGroupName: 'two' }] }],
    'tag:GetResources': [
      {
        ResourceTagMappingList: [
          { ResourceARN: `${arn}:one:*`, Tags },
          { ResourceARN: `${arn}:two`, Tags },
        ],
      },
    ],
  });
  expect(text.match(/made by pattern shop, stack Gone/g)).toHaveLength(2);
});

test('the free alarms are those of the account, whichever regions they are in', async () => {
  const alarms = Array.from({ length: 6 }, (_, index) => ({ AlarmName: `a${index}` }));
  const { text } = await run({ 'cloudwatch:DescribeAlarms': [{ MetricAlarms: alarms }] }, [
    '--region',
    'ap-northeast-2,us-east-1',
    '--json',
  ]);
  const { findings, total } = JSON.parse(text);
  expect(findings.filter(({ fate }: { fate: string }) => fate === 'kept')).toHaveLength(10);
  expect(total).toEqual({ things: 2, usdPerMonth: 0.2, withoutPrice: 0 });
});

test('five thousand things are all counted, and the first twenty of a kind printed', async () => {
  const groups = Array.from({ length: 5_000 }, (_, index) => ({
    logGroupName: `/aws/lambda/f${index}`,
    storedBytes: 2 ** 30,
  }));
  const pages = Array.from({ length: 100 }, (_, page) => ({ logGroups: groups.slice(page * 50, page * 50 + 50) }));
  const answers: Answers = { 'logs:DescribeLogGroups': onlyIn('ap-southeast-2', pages) };
  const { last, lines, text } = await run(answers);
  expect(last).toBe('found: 5000 things, $165.00 a month.');
  expect(lines.length).toBeLessThan(200);
  expect(text).toContain('and 4980 more of: Log groups (--json lists all)');
  expect(JSON.parse((await run(answers, [...SYDNEY, '--json'])).text).findings).toHaveLength(5_000);
});

test('prices are those of the region, and one that is not known is never that of another', async () => {
  const answers: Answers = {
    'rds:DescribeDBSnapshots': [{ DBSnapshots: [{ DBSnapshotIdentifier: 's', AllocatedStorage: 20 }] }],
  };
  expect((await run(answers, ['--region', 'ap-northeast-2'])).text).toContain('up to $1.90/month  RDS snapshots');
  const { text, last } = await run(answers);
  expect(text).toContain('price unknown  RDS snapshots');
  expect(text).toContain('not known in their region: 1');
  expect(last).toBe('found: 1 thing, at least $0.00 a month.');
});

test('speaks Korean, and its columns stand under one another', async () => {
  const { lines, last, text } = await run({ ...NAT, 'kms:ListKeys': refuse('AccessDenied', '권한 없음') }, SYDNEY, {
    LC_ALL: 'ko_KR.UTF-8',
  });
  expect(last).toMatch(/^found: 1개를 찾았습니다\. 월 \$43\.07입니다\./);
  expect(text).toContain('시간당 $0.0590  NAT 게이트웨이');
  const table = lines.slice(lines.indexOf('점검 결과') + 1).filter((line) => /^ {2}(있음|모름) /.test(line));
  const columnOf = (line: string, word: string) => line.slice(0, line.indexOf(word)).replace(/[가-힣]/g, '  ').length;
  expect(table.map((line) => columnOf(line, line.includes('1개') ? 'ap-south' : '모름 ('))).toEqual([
    expect.any(Number),
    columnOf(table[0]!, 'ap-south'),
  ]);
});

test('a name cannot move the cursor, and names in any letters stay what they are', async () => {
  const tags = [{ Key: 'Name', Value: '민지\u001b[2J\u202e서버' }];
  const { text } = await run({
    'ec2:DescribeNatGateways': [{ NatGateways: [{ NatGatewayId: 'nat-0a', State: 'available', Tags: tags }] }],
  });
  expect(text).toContain('(민지 [2J 서버)');
});

test.each([
  [['--lang', 'fr'], '--lang fr'],
  [['--regoin', 'us-east-1'], '--regoin'],
  [['us-east-1'], 'a region is given as --region us-east-1'],
  [['--region', '서울'], '--region 서울'],
])('refuses %j before it asks AWS anything', async (args, problem) => {
  const { exitCode, text, asked, refused } = await run({}, args);
  expect([exitCode, refused, asked]).toEqual([2, true, []]);
  expect(text).toContain(problem);
  expect(text).toContain('Usage:');
});

test('help, kinds and policy ask nothing', async () => {
  expect(await run({}, ['--help'])).toMatchObject({ exitCode: 0, asked: [] });
  const { text, asked } = await run({}, ['--policy']);
  expect([JSON.parse(text).Version, asked]).toEqual(['2012-10-17', []]);
  const kinds = await run({}, ['--kinds']);
  expect(kinds).toMatchObject({ exitCode: 0, asked: [], refused: false });
  expect(kinds.lines.slice(1, EVERY_CHECK.length + 1)).toEqual(EVERY_CHECK.map(({ title }) => `  ${title.en}`));
});

test('tells how far it is, in a log seldom and in a terminal in one line', async () => {
  const { progress } = await run();
  expect(progress).toEqual([expect.stringMatching(/^1\/\d+ ap-southeast-2 .+\n$/)]);
  const written: string[] = [];
  const terminal = new Progress({ isTTY: true, columns: 20, write: (text) => written.push(text) }, () => 0);
  terminal.show('1/90 ap-southeast-2 instances');
  terminal.end();
  expect(written).toEqual(['\r\x1b[K1/90 ap-so', '\r\x1b[K']);
  const { ask } = recordedAccount({});
  await checkOffCommand(SYDNEY, {}, { connect: () => ask, progress: terminal });
  expect(written.at(-1)).toBe('\r\x1b[K');
});
