import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jobRequest } from '../../lib/async/domain/job-request';
import { outputOf } from '../support/output-steps';
import { SHELLS, StubbedShell } from '../support/stubbed-shell';
import { synthesizeModel } from '../support/synthesize';

const stack = synthesizeModel({ pattern: 'async' });

test('outputs are the way of a job, from the permission to the last look', () => {
  expect(Object.keys(stack.outputs)).toEqual([
    'Step01AllowGroup',
    'Step02Upload',
    'Step03Submit',
    'Step03SubmitInPowerShell',
    'Step04Watch',
    'Step04WatchInPowerShell',
    'Step05OpenDashboard',
    'Step06Redrive',
    'Step06RedriveInPowerShell',
    'Step07DisallowGroup',
    'Step08Destroy',
    'Step08DestroyInPowerShell',
    'Step09CheckOff',
    'Step09CheckOffInPowerShell',
    'ValueApiUrl',
    'ValueBucketName',
    'ValueQueueUrl',
    'ValueDeadLetterQueueUrl',
  ]);
});

test.each([
  ['production', false, 'RefuseDeletion', /^npx cdk deploy Async (?!.*deletionProtection)/],
  ['production', true, 'AllowDeletion', /^npx cdk deploy Async .* -c deletionProtection=false$/],
] as const)('in %s with protection %s the last step but two is %s', (mode, deletionProtection, name, command) => {
  const service = synthesizeModel({ pattern: 'async', config: { mode, deletionProtection } });
  const steps = Object.keys(service.outputs).filter((output) => /^Step(?!.*InPowerShell)/.test(output));
  const step = steps.at(-3)!;
  expect(step).toMatch(new RegExp(`^Step\\d\\d${name}$`));
  expect(outputOf(service, step)).toMatch(command);
});

test('a job with Korean in it leaves Windows PowerShell as it was written', () => {
  expect(outputOf(stack, 'Step03SubmitInPowerShell')).toMatch(
    /^& \{ \$OutputEncoding = \[Text\.UTF8Encoding\]::new\(\$false\); .*' \| curl\.exe /,
  );
});

describe('the command that submits a job', () => {
  let server: Server;
  let posted: { readonly headers: IncomingHttpHeaders; readonly method?: string; readonly body: string }[];

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      let body = '';
      for await (const part of request) body += String(part);
      posted.push({ headers: request.headers, method: request.method, body });
      response.end('{}');
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  });
  beforeEach(() => {
    posted = [];
  });
  afterAll(() => new Promise((closed) => server.close(closed)));

  const LONG_LIVED = 'export AWS_ACCESS_KEY_ID=AKID\nexport AWS_SECRET_ACCESS_KEY=key';

  test.each(
    SHELLS.flatMap((shell) => [
      { shell, who: 'a user', keys: LONG_LIVED, token: undefined },
      { shell, who: 'a session', keys: `${LONG_LIVED}\nexport AWS_SESSION_TOKEN=of-now`, token: 'of-now' },
    ]),
  )('is taken from $who by $shell, each time under another key', async ({ shell, keys, token }) => {
    const { port } = server.address() as AddressInfo;
    const terminal = new StubbedShell(shell, { aws: keys }, { AWS_SESSION_TOKEN: 'left-by-others' });
    const command = outputOf(stack, 'Step03Submit').replace(outputOf(stack, 'ValueApiUrl'), `http://127.0.0.1:${port}`);
    for (const _ of [1, 2]) await terminal.run(command);
    terminal.close();

    expect(posted.map(({ method, body }) => [method, jobRequest.safeParse(JSON.parse(body)).success])).toEqual([
      ['POST', true],
      ['POST', true],
    ]);
    for (const { headers } of posted) {
      expect(headers['x-amz-security-token']).toBe(token);
      expect(headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=AKID\/\d{8}\/ap-southeast-2\/execute-api\//);
      expect(headers['content-type']).toBe('application/json');
      expect(headers['idempotency-key']).toMatch(/^[0-9a-f]{32}$/);
    }
    expect(posted[0]!.headers['idempotency-key']).not.toBe(posted[1]!.headers['idempotency-key']);
  });
});
