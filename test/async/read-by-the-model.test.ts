import { apisOf } from '../../lib/model/api-routes';
import { instanceProgramsOf } from '../../lib/model/instance-programs';
import { inventedReferences } from '../../lib/model/intrinsics';
import { synthesizeModel } from '../support/synthesize';

describe('the API, read from its template', () => {
  test('has two signed routes that lead to functions, with producer lambda', () => {
    const [api, ...others] = apisOf(synthesizeModel({ pattern: 'async' }));
    expect(others).toEqual([]);
    expect(api!.kind).toBe('http');
    expect(
      api!.routes.map(({ method, path, authorization, target }) => [method, path, authorization, target.kind]),
    ).toEqual([
      ['POST', '/jobs', 'AWS_IAM', 'function'],
      ['GET', '/jobs/{jobId}', 'AWS_IAM', 'function'],
    ]);
  });

  test('sends to the queue itself with producer direct, after checking header and body', () => {
    const [api] = apisOf(synthesizeModel({ pattern: 'async', config: { async: { producer: 'direct' } } }));
    const submit = api!.routes.find(({ method }) => method === 'POST')!;
    expect(api!.kind).toBe('rest');
    expect(submit).toMatchObject({ path: '/jobs', authorization: 'AWS_IAM', target: { kind: 'service' } });
    expect(submit.validation?.requiredHeaders).toEqual(['Idempotency-Key']);
    expect(Object.keys(submit.validation?.bodySchemas ?? {})).toEqual(['application/json']);
    const integration = submit.target.kind === 'service' ? submit.target.integration : undefined;
    expect(integration?.service).toBe('sqs');
    expect(integration?.requestHeaders['Content-Type']).toBe("'application/x-www-form-urlencoded'");
    expect(integration?.responses.map(({ statusCode }) => statusCode)).toContain(202);
  });
});

test('the worker instance is found with its environment and its code', () => {
  const stack = synthesizeModel({ pattern: 'async', config: { async: { worker: 'ec2' } } });
  const [program, ...others] = instanceProgramsOf(stack, '/etc/job-worker.env', inventedReferences(stack));
  expect(others).toEqual([]);
  expect(Object.keys(program!.environment)).toEqual(
    expect.arrayContaining(['TABLE_NAME', 'QUEUE_URL', 'BUCKET_NAME', 'CONCURRENCY', 'FFMPEG_PATH', 'WORK_DIRECTORY']),
  );
  expect(program!.assetHashes.length).toBeGreaterThan(0);
});
