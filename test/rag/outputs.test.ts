import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readAsk } from '../../lib/rag/domain/ask-request';
import { parseDocumentKey } from '../../lib/rag/domain/document-key';
import { kindOf } from '../../lib/rag/domain/document-kinds';
import { parseRequest } from '../../lib/shared/api-request';
import { outputOf } from '../support/output-steps';
import { SHELLS, StubbedShell } from '../support/stubbed-shell';
import { synthesizeModel } from '../support/synthesize';

const stack = synthesizeModel({ pattern: 'rag' });
const commands = (of: typeof stack) => Object.keys(of.outputs).filter((name) => !name.endsWith('InPowerShell'));

test('outputs are the way of a question, from the permission to the last look', () => {
  expect(commands(stack)).toEqual([
    'Step01LetTeamAsk',
    'Step02LetTeamChange',
    'Step03AddDocument',
    'Step04ListDocuments',
    'Step05Ask',
    'Step06OpenDashboard',
    'Step07Redrive',
    'Step08UnletTeamAsk',
    'Step09UnletTeamChange',
    'Step10Destroy',
    'Step11CheckOff',
    'ValueApiUrl',
    'ValueBucketName',
    'ValueQueueUrl',
    'ValueDeadLetterQueueUrl',
  ]);
});

test('every policy that a group was given is taken from it again, for each tenant', () => {
  const two = synthesizeModel({ pattern: 'rag', config: { rag: { tenants: ['team', 'sales-kr'] } } });
  const policiesOf = (verb: string) =>
    commands(two)
      .map((name) => outputOf(two, name))
      .filter((command) => command.startsWith(`aws iam ${verb}-group-policy --group-name YOUR_GROUP --policy-arn `))
      .map((command) => command.split(' ').at(-1));
  const given = policiesOf('attach');
  expect(new Set(given).size).toBe(4);
  expect(policiesOf('detach')).toEqual(given);
  expect(commands(two).slice(0, 4)).toEqual([
    'Step01LetTeamAsk',
    'Step02LetTeamChange',
    'Step03LetSalesKrAsk',
    'Step04LetSalesKrChange',
  ]);
});

test('a document is added where it is read as one of the tenant', () => {
  const [, file, folder] = /(YOUR_DOCUMENT\S+) s3:\/\/[^/]+\/(\S+)$/.exec(outputOf(stack, 'Step03AddDocument'))!;
  expect(parseDocumentKey(`${folder}${file}`, ['team'])).toMatchObject({ tenant: 'team', name: file });
  expect(kindOf(file!)).toBe('pdf');
});

test.each([
  ['production', false, 'RefuseDeletion', /^npx cdk deploy Rag (?!.*deletionProtection)/],
  ['production', true, 'AllowDeletion', /^npx cdk deploy Rag .* -c deletionProtection=false$/],
] as const)('in %s with protection %s the last step but two is %s', (mode, deletionProtection, name, command) => {
  const service = synthesizeModel({ pattern: 'rag', config: { mode, deletionProtection } });
  const step = commands(service)
    .filter((output) => output.startsWith('Step'))
    .at(-3)!;
  expect(step).toMatch(new RegExp(`^Step\\d\\d${name}$`));
  expect(outputOf(service, step)).toMatch(command);
});

describe('the commands that ask', () => {
  let server: Server;
  let asked: string[];
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      let body = '';
      for await (const part of request) body += String(part);
      asked.push(`${request.method} ${request.url} ${body}`.trim());
      response.end('{}');
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  });
  beforeEach(() => {
    asked = [];
  });
  afterAll(() => new Promise((closed) => server.close(closed)));

  test.each(SHELLS)('are taken as questions of the first tenant from %s', async (shell) => {
    const { port } = server.address() as AddressInfo;
    const terminal = new StubbedShell(shell, {
      aws: 'export AWS_ACCESS_KEY_ID=AKID\nexport AWS_SECRET_ACCESS_KEY=key',
    });
    for (const step of ['Step04ListDocuments', 'Step05Ask'])
      await terminal.run(outputOf(stack, step).replace(outputOf(stack, 'ValueApiUrl'), `http://127.0.0.1:${port}`));
    terminal.close();
    const [listed, question] = asked;
    expect(listed).toBe('GET /team/documents');
    const [, body] = /^POST \/team\/ask (.*)$/s.exec(question!)!;
    const request = parseRequest({ body, pathParameters: { tenant: 'team' } } as never);
    expect(readAsk(request, ['team'])).toMatchObject({ ok: true });
  });
});
