import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { whyRefused } from '../../../lib/tools/account/why-refused';
import { askAws, PATIENCE, pagingOf } from '../../../lib/tools/check-off/ask-aws';
import type { CallName } from '../../../lib/tools/check-off/calls';
import { EVERY_CHECK } from '../../../lib/tools/check-off/checks/every-check';
import { ACCOUNT_CALLS } from '../../../lib/tools/check-off/survey';

interface Request {
  readonly hostname: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body?: string;
}
type Reply = readonly [status: number, body: string];

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' };

/** The SDK with a wire of its own: it signs, reads and tries again as with a real account. */
function wired(replies: readonly Reply[]) {
  const requests: Request[] = [];
  const left = [...replies];
  const requestHandler = {
    handle: async (request: Request) => {
      requests.push(request);
      const [statusCode, body] = left.shift()!;
      return {
        response: { statusCode, headers: { 'content-type': 'text/xml' }, body: Readable.from([Buffer.from(body)]) },
      };
    },
    destroy: () => undefined,
    metadata: { handlerProtocol: 'http/1.1' },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  };
  return { requests, ask: askAws('us-east-1', { requestHandler, credentials }) };
}

async function all<Page>(pages: AsyncIterable<Page>): Promise<Page[]> {
  const found: Page[] = [];
  for await (const page of pages) found.push(page);
  return found;
}

/** As the EC2 and S3 references show them. */
const instances = (id: string, token: string) =>
  `<DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r</requestId><reservationSet><item><reservationId>r-1</reservationId><instancesSet><item><instanceId>${id}</instanceId></item></instancesSet></item></reservationSet>${token && `<nextToken>${token}</nextToken>`}</DescribeInstancesResponse>`;
const versions = (key: string, next: string) =>
  `<ListVersionsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>files</Name>${next ? `<IsTruncated>true</IsTruncated><NextKeyMarker>${next}</NextKeyMarker><NextVersionIdMarker>v</NextVersionIdMarker>` : '<IsTruncated>false</IsTruncated>'}<Version><Key>${key}</Key><VersionId>v</VersionId><IsLatest>true</IsLatest><Size>5</Size></Version></ListVersionsResult>`;

test('follows the pages of the SDK, in the region that is asked', async () => {
  const { ask, requests } = wired([
    [200, instances('i-0a', 'more')],
    [200, instances('i-0b', '')],
  ]);
  const pages = await all(ask('ec2:DescribeInstances', {}, 'ap-northeast-2'));
  expect(pages.map(({ Reservations }) => Reservations![0]!.Instances![0]!.InstanceId)).toEqual(['i-0a', 'i-0b']);
  expect(requests.map(({ hostname }) => hostname)).toEqual(Array(2).fill('ec2.ap-northeast-2.amazonaws.com'));
  expect(requests[1]!.body).toContain('NextToken=more');
});

test('follows the pages for which the SDK has no paginator', async () => {
  const { ask, requests } = wired([
    [200, versions('a', 'b')],
    [200, versions('b', '')],
  ]);
  const pages = await all(ask('s3:ListObjectVersions', { Bucket: 'files' }));
  expect(pages.map(({ Versions }) => Versions![0]!.Key)).toEqual(['a', 'b']);
  expect(requests[1]!.query).toMatchObject({ 'key-marker': 'b', 'version-id-marker': 'v' });
});

test('asks again when AWS has too much to do, and says so in the end', async () => {
  const throttled: Reply = [
    503,
    '<Response><Errors><Error><Code>RequestLimitExceeded</Code><Message>Request limit exceeded.</Message></Error></Errors><RequestID>r</RequestID></Response>',
  ];
  const once = wired([throttled, [200, instances('i-0a', '')]]);
  expect(await all(once.ask('ec2:DescribeInstances', {}))).toHaveLength(1);
  const always = wired(Array(5).fill(throttled));
  await expect(all(always.ask('ec2:DescribeInstances', {}))).rejects.toMatchObject({ name: 'RequestLimitExceeded' });
  expect(always.requests).toHaveLength(5);
});

test('a network that swallows everything is an error in the end', async () => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  try {
    const ask = askAws('us-east-1', {
      endpoint: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`,
      credentials,
      maxAttempts: 1,
      requestHandler: { ...PATIENCE.requestHandler, requestTimeout: 20 },
    });
    const error = await all(ask('sqs:ListQueues', {})).catch((reason: unknown) => reason);
    expect(whyRefused(error)).toBe('unreachable');
  } finally {
    silent.closeAllConnections();
    silent.close();
  }
});

/** Answers that AWS gives whole, as its references say. */
const WHOLE: readonly CallName[] = [
  'sts:GetCallerIdentity',
  'cloudformation:GetTemplate',
  'ec2:DescribeRegions',
  'ec2:DescribeAddresses',
  'ec2:DescribeKeyPairs',
  'ec2:DescribeVpnConnections',
  'dynamodb:DescribeTable',
  'kms:DescribeKey',
  'opensearch:DescribeDomains',
  'opensearch:ListDomainNames',
  'serverless:BatchGetCollection',
];

test('every call is one that the SDK has, and every answer that has pages is followed', () => {
  const calls = [...new Set([...ACCOUNT_CALLS, ...EVERY_CHECK.flatMap((check) => check.calls)])];
  expect(calls.filter((call) => pagingOf(call) === 'whole').sort()).toEqual([...WHOLE].sort());
});
