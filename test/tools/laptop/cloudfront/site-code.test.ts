import { NoSuchKey } from '@aws-sdk/client-s3';
import { sitesOf } from '../../../../lib/model/sites';
import { readTemplate } from '../../../../lib/model/template';
import { SiteRouter } from '../../../../lib/tools/laptop/cloudfront/site-router';
import { LaptopReferences } from '../../../../lib/tools/laptop/engine/laptop-references';
import { type LoopbackServer, listenOnLoopback } from '../../../../lib/tools/laptop/engine/services/loopback-server';

const REGION = 'ap-southeast-2';
const to = (TargetOriginId: string, more = {}) => ({ TargetOriginId, ...more });
const CACHED = '658327ea-f89d-4fab-a63d-7e88639e58f6';
const NOT_CACHED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const ALL_BUT_HOST = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

const SCRIPT = `function handler(event) {
  var request = event.request;
  if (request.querystring.bad) return { statusCode: 400, statusDescription: 'Bad Request', body: 'no ' + request.querystring.bad.value };
  request.uri = '/images/a/' + (request.querystring.w ? request.querystring.w.value : '960') + '.jpeg';
  request.querystring = {};
  return request;
}`;

const TEMPLATE = {
  Resources: {
    Files: { Type: 'AWS::S3::Bucket' },
    Variants: { Type: 'AWS::S3::Bucket' },
    Api: { Type: 'AWS::ApiGatewayV2::Api' },
    Transform: { Type: 'AWS::Lambda::Function' },
    Address: { Type: 'AWS::Lambda::Url', Properties: { TargetFunctionArn: { 'Fn::GetAtt': ['Transform', 'Arn'] } } },
    Normalize: {
      Type: 'AWS::CloudFront::Function',
      Properties: { FunctionCode: SCRIPT, FunctionConfig: { Runtime: 'cloudfront-js-2.0' } },
    },
    Headers: {
      Type: 'AWS::CloudFront::ResponseHeadersPolicy',
      Properties: {
        ResponseHeadersPolicyConfig: {
          SecurityHeadersConfig: {
            ContentSecurityPolicy: {
              Override: true,
              ContentSecurityPolicy: { 'Fn::Sub': "connect-src 'self' https://*.s3.${AWS::Region}.amazonaws.com" },
            },
          },
        },
      },
    },
    Site: {
      Type: 'AWS::CloudFront::Distribution',
      Properties: {
        DistributionConfig: {
          DefaultRootObject: 'index.html',
          Origins: [
            { Id: 'page', DomainName: { 'Fn::GetAtt': ['Files', 'RegionalDomainName'] }, OriginPath: '/page/1' },
            { Id: 'files', DomainName: { 'Fn::GetAtt': ['Files', 'RegionalDomainName'] } },
            { Id: 'variants', DomainName: { 'Fn::GetAtt': ['Variants', 'RegionalDomainName'] } },
            {
              Id: 'transform',
              DomainName: { 'Fn::Select': [2, { 'Fn::Split': ['/', { 'Fn::GetAtt': ['Address', 'FunctionUrl'] }] }] },
            },
            { Id: 'api', DomainName: { 'Fn::Join': ['', [{ Ref: 'Api' }, '.execute-api.amazonaws.com']] } },
          ],
          OriginGroups: {
            Items: [
              {
                Id: 'made',
                FailoverCriteria: { StatusCodes: { Items: [403, 500] } },
                Members: { Items: [{ OriginId: 'variants' }, { OriginId: 'transform' }] },
              },
            ],
          },
          DefaultCacheBehavior: to('page', { CachePolicyId: CACHED, ResponseHeadersPolicyId: { Ref: 'Headers' } }),
          CacheBehaviors: [
            to('api', {
              PathPattern: '/uploads*',
              AllowedMethods: ['GET', 'HEAD', 'POST'],
              CachePolicyId: NOT_CACHED,
              OriginRequestPolicyId: ALL_BUT_HOST,
            }),
            to('made', { PathPattern: '/made/*', CachePolicyId: CACHED }),
            to('files', {
              PathPattern: '/images/*',
              CachePolicyId: CACHED,
              FunctionAssociations: [
                { EventType: 'viewer-request', FunctionARN: { 'Fn::GetAtt': ['Normalize', 'FunctionARN'] } },
              ],
              LambdaFunctionAssociations: ['origin-request', 'origin-response'].map((EventType) => ({
                EventType,
                LambdaFunctionARN: {
                  'Fn::GetStackOutput': { StackName: 'Edge', Region: 'us-east-1', OutputName: EventType.slice(7) },
                },
              })),
            }),
          ],
        },
      },
    },
  },
};

const version = (id: string) => ({ Type: 'AWS::Lambda::Version', Properties: { FunctionName: { Ref: id } } });
const EDGE = readTemplate(
  {
    Resources: {
      OnRequest: { Type: 'AWS::Lambda::Function' },
      OnResponse: { Type: 'AWS::Lambda::Function' },
      RequestVersion: version('OnRequest'),
      ResponseVersion: version('OnResponse'),
    },
    Outputs: { request: { Value: { Ref: 'RequestVersion' } }, response: { Value: { Ref: 'ResponseVersion' } } },
  },
  { name: 'Edge', region: 'us-east-1' },
);

const OBJECTS: Readonly<Record<string, string>> = {
  'up-files/page/1/index.html': 'page',
  'up-files/originals/a': 'original',
  'up-variants/made/kept': 'kept',
};

type EdgeEvent = { Records: [{ cf: { request: { uri: string; headers: object }; response?: { status: string } } }] };
type Edge = (functionId: string, event: EdgeEvent) => unknown;

const open: LoopbackServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.stop();
});

async function site({ edge = (() => undefined) as Edge, invoke = (_: unknown): unknown => undefined } = {}) {
  const stack = readTemplate(TEMPLATE, { name: 'Up', region: REGION });
  const seen: unknown[] = [];
  const send = async ({ input }: { input: { Bucket: string; Key: string } }) => {
    const text = OBJECTS[`${input.Bucket}/${input.Key}`];
    if (text === undefined) throw new NoSuchKey({ message: 'none', $metadata: { httpStatusCode: 404 } });
    return { ContentType: 'text/plain', ContentLength: text.length, Body: Buffer.from(text) };
  };
  const router = await SiteRouter.open(sitesOf(stack, [EDGE])[0]!, {
    services: {
      references: new LaptopReferences(stack, { sitePorts: new Map([['Site', 8]]) }),
      storage: { s3: { send }, url: 'http://127.0.0.1:9' } as never,
    },
    machines: new Map(),
    callApi: async (apiId, request) => {
      seen.push({ apiId, ...request });
      return { status: 201, headers: { 'content-type': 'application/json' }, body: '{"a":"가"}' };
    },
    invoke: async (functionId, event) => {
      seen.push({ functionId, event });
      return { ok: true, payload: invoke(event) };
    },
    invokeEdge: async ({ functionId }, event) => {
      seen.push({ functionId, event });
      try {
        return { ok: true, payload: edge(functionId, event as EdgeEvent) };
      } catch (error) {
        return { ok: false, error: { errorType: 'Error', errorMessage: (error as Error).message } };
      }
    },
    report: () => undefined,
  });
  const server = await listenOnLoopback(router.answer);
  open.push(server);
  const get = async (path: string, init?: RequestInit) => {
    const answer = await fetch(`${server.url}${path}`, init);
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  };
  return { router, get, seen };
}

test('the root is its object, below the path of its origin, and the page may call the buckets that are here', async () => {
  const { get } = await site();
  const { status, text, headers } = await get('/');
  expect([status, text]).toEqual([200, 'page']);
  expect(headers.get('content-security-policy')).toBe("connect-src 'self' http://127.0.0.1:9");
  expect((await get('/originals/a')).status).toBe(403);
});

test('the API gets a request as its policy lets it through, and answers in Korean too', async () => {
  const { get, seen } = await site();
  const { status, text } = await get('/uploads?limit=1&a', {
    method: 'POST',
    body: '{"n":"가"}',
    headers: { 'x-own': '1' },
  });
  expect([status, text]).toEqual([201, '{"a":"가"}']);
  const request = { apiId: 'Api', method: 'POST', path: '/uploads', rawQuery: 'limit=1&a', body: '{"n":"가"}' };
  expect(seen[0]).toMatchObject({ ...request, headers: { 'x-own': '1' } });
  expect(Object.keys((seen[0] as { headers: object }).headers)).not.toContain('host');
});

test('an origin that has an answer is asked alone; where it has none a function stands in, with what CloudFront passes on', async () => {
  const made = { statusCode: 200, headers: { 'Content-Type': 'image/png' }, body: 'AP8=', isBase64Encoded: true };
  const { get, seen } = await site({ invoke: () => made });
  expect((await get('/made/kept')).text).toBe('kept');
  expect(seen).toEqual([]);
  const { status, headers } = await get('/made/new?w=1', { headers: { 'x-own': '1' } });
  expect([status, headers.get('content-type'), headers.get('content-length')]).toEqual([200, 'image/png', '2']);
  expect(seen[0]).toMatchObject({
    functionId: 'Transform',
    event: { version: '2.0', routeKey: '$default', rawPath: '/made/new', rawQueryString: '' },
  });
  expect(JSON.stringify(seen[0])).not.toContain('x-own');
});

describe('code that runs over requests', () => {
  const asOriginal: Edge = (functionId, { Records: [{ cf }] }) =>
    functionId === 'OnRequest' ? { ...cf.request, uri: '/originals/a' } : cf.response;

  test('of a thousand queries leaves what CloudFront tells apart: the addresses that the function names', async () => {
    const { get, router } = await site({ edge: asOriginal });
    for (let count = 0; count < 1000; count++) await get(`/images/a?w=${count % 3}&x=${count}`);
    expect([...router.cacheKeys].filter((key) => key.startsWith('/images/'))).toHaveLength(3);
  });

  test('answers a request itself, and nobody behind it is asked', async () => {
    const { get, router, seen } = await site({ edge: asOriginal });
    const { status, text } = await get('/images/a?bad=1');
    expect([status, text, seen, router.cacheKeys.size]).toEqual([400, 'no 1', [], 0]);
  });

  test('sends a request on to another object, and the answer past another function', async () => {
    const { get, seen } = await site({
      edge: (functionId, event) =>
        functionId === 'OnRequest'
          ? asOriginal(functionId, event)
          : { ...event.Records[0].cf.response, headers: { 'cache-control': [{ value: 'max-age=60' }] } },
    });
    const { text, headers } = await get('/images/a?w=1');
    expect([text, headers.get('cache-control')]).toEqual(['original', 'max-age=60']);
    expect(seen[0]).toMatchObject({
      functionId: 'OnRequest',
      event: {
        Records: [
          {
            cf: {
              config: { eventType: 'origin-request', distributionDomainName: '127.0.0.1:8' },
              request: {
                uri: '/images/a/1.jpeg',
                querystring: '',
                headers: { host: [{ key: 'Host', value: 'up-files.s3.ap-southeast-2.amazonaws.com' }] },
                origin: { s3: { domainName: 'up-files.s3.ap-southeast-2.amazonaws.com', path: '' } },
              },
            },
          },
        ],
      },
    });
    expect(seen[1]).toMatchObject({
      functionId: 'OnResponse',
      event: { Records: [{ cf: { response: { status: '200' } } }] },
    });
  });

  test('that makes an answer is the last to see it', async () => {
    const body = Buffer.from([0, 255]).toString('base64');
    const headers = { 'content-type': [{ key: 'Content-Type', value: 'image/png' }] };
    const { get, seen } = await site({ edge: () => ({ status: '200', headers, bodyEncoding: 'base64', body }) });
    const answer = await get('/images/a');
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-length')]).toEqual([
      200,
      'image/png',
      '2',
    ]);
    expect(seen).toHaveLength(1);
  });

  test('sees a missing object as S3 hides it, and may say so otherwise', async () => {
    const { get } = await site({
      edge: (functionId, { Records: [{ cf }] }) =>
        functionId === 'OnRequest'
          ? cf.request
          : { status: cf.response!.status === '403' ? '404' : '500', body: 'none' },
    });
    expect(await get('/images/a')).toMatchObject({ status: 404, text: 'none' });
  });

  test.each([
    [
      'throws',
      503,
      () => {
        throw new Error('broken');
      },
    ],
    ['returns what CloudFront does not take', 502, () => ({ status: 200 })],
    ['changes the origin', 502, (_: string, { Records: [{ cf }] }: EdgeEvent) => ({ ...cf.request, origin: {} })],
  ] as const)('that %s is a %i for the viewer', async (_, status, edge) => {
    const { get } = await site({ edge: edge as Edge });
    expect((await get('/images/a')).status).toBe(status);
  });
});
