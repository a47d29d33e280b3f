import type { IncomingMessage, ServerResponse } from 'node:http';
import { readInvalidation } from '../../cloudfront/invalidations';
import type { Report } from '../report';
import { type LoopbackServer, listenOnLoopback, readBody } from './loopback-server';
import type { MailAnswer, MailOutbox } from './mail-outbox';

const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** Secrets by ARN, as the text that GetSecretValue returns. */
export type Secrets = ReadonlyMap<string, string>;

/** JSON, or XML where the service speaks it. */
type Answer = MailAnswer | { readonly status: number; readonly xml: string };

/**
 * SES, Secrets Manager and CloudFront, as far as the patterns call them. This is also where a handler's call to any other service
 * ends, with a sentence that says so: nothing may reach for the real AWS from here.
 */
export function startSmallServices(outbox: MailOutbox, secrets: Secrets, report: Report): Promise<LoopbackServer> {
  return listenOnLoopback((request, response) => {
    answer(request, outbox, secrets, report)
      .catch(
        (error: Error): Answer => ({ status: 500, errorType: 'InternalFailure', body: { message: error.message } }),
      )
      .then((result) => reply(response, result));
  });
}

async function answer(request: IncomingMessage, outbox: MailOutbox, secrets: Secrets, report: Report): Promise<Answer> {
  const body = (await readBody(request, MAX_BODY_BYTES)).toString('utf8');
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const target = String(request.headers['x-amz-target'] ?? '');

  if (request.method === 'POST' && pathname === '/v2/email/outbound-emails') return outbox.send(JSON.parse(body));
  const address = /^\/v2\/email\/suppression\/addresses\/(.+)$/.exec(pathname)?.[1];
  if (request.method === 'GET' && address) return outbox.suppressed(decodeURIComponent(address));
  if (target === 'secretsmanager.GetSecretValue') {
    const { SecretId: id } = JSON.parse(body) as { readonly SecretId: string };
    const secret = secrets.get(id);
    return secret === undefined
      ? { status: 400, errorType: 'ResourceNotFoundException', body: { message: `There is no secret ${id}` } }
      : { status: 200, body: { ARN: id, Name: id, SecretString: secret, VersionStages: ['AWSCURRENT'] } };
  }
  const invalidation = readInvalidation(request.method, pathname, body);
  if (invalidation) {
    report('api', 'CloudFront', `CreateInvalidation ${invalidation.paths.join(' ')}`);
    return { status: 201, xml: invalidation.xml };
  }
  const call = target || `${request.method} ${pathname}`;
  return { status: 400, errorType: 'NotOnTheLaptop', body: { message: `The laptop has no service for ${call}` } };
}

function reply(response: ServerResponse, answer: Answer): void {
  if ('xml' in answer) {
    response.writeHead(answer.status, { 'content-type': 'application/xml' }).end(answer.xml);
    return;
  }
  const { status, errorType, body } = answer;
  response.writeHead(status, {
    'content-type': 'application/json',
    ...(errorType && { 'x-amzn-errortype': errorType }),
  });
  response.end(JSON.stringify(errorType ? { __type: errorType, ...body } : body));
}
