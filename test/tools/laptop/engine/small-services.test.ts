import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudFrontClient, CreateInvalidationCommand } from '@aws-sdk/client-cloudfront';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetSuppressedDestinationCommand, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { inventedReferences } from '../../../../lib/model/intrinsics';
import { readTemplate } from '../../../../lib/model/template';
import type { LoopbackServer } from '../../../../lib/tools/laptop/engine/services/loopback-server';
import { MailOutbox } from '../../../../lib/tools/laptop/engine/services/mail-outbox';
import { startSmallServices } from '../../../../lib/tools/laptop/engine/services/small-services';

const template = {
  Resources: {
    Sender: { Type: 'AWS::SES::EmailIdentity', Properties: { EmailIdentity: 'noreply@example.com' } },
    Receipt: {
      Type: 'AWS::SES::Template',
      Properties: { Template: { SubjectPart: 'Receipt for order {{order}}', TextPart: '{{name}}: {{total}}' } },
    },
  },
};
const stack = readTemplate(template, { name: 'mail', region: 'us-east-1' });
const references = inventedReferences(stack);

let directory: string;
let server: LoopbackServer;
let outbox: MailOutbox;
const reported: string[] = [];
const client = () => ({
  endpoint: server.url,
  region: 'ap-southeast-2',
  credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  maxAttempts: 1,
});

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'outbox-by-test-'));
  outbox = new MailOutbox(stack, references, directory, () => {});
  server = await startSmallServices(outbox, new Map([['arn:secret', '{"username":"postgres"}']]), (_, source, text) => {
    reported.push(`${source} ${text}`);
  });
});
afterAll(async () => {
  await server.stop();
  rmSync(directory, { recursive: true, force: true });
});

function mail(from: string, data: Record<string, string>): SendEmailCommand {
  return new SendEmailCommand({
    FromEmailAddress: from,
    Destination: { ToAddresses: ['minji@example.com'] },
    Content: {
      Template: { TemplateName: String(references.ref('Receipt')), TemplateData: JSON.stringify(data) },
    },
  });
}

describe('what stands in for SES, Secrets Manager and the rest', () => {
  test('answers who has CloudFront forget paths, and says which', async () => {
    const Paths = { Quantity: 2, Items: ['/images/a*', '/files/a'] };
    const { Invalidation } = await new CloudFrontClient(client()).send(
      new CreateInvalidationCommand({ DistributionId: 'D', InvalidationBatch: { CallerReference: 'r', Paths } }),
    );
    expect(Invalidation).toMatchObject({ Status: 'Completed', InvalidationBatch: { CallerReference: 'r', Paths } });
    expect(reported).toEqual(['CloudFront CreateInvalidation /images/a* /files/a']);
  });

  test('fills the template’s fields in and keeps the mail, also for the next start', async () => {
    await new SESv2Client(client()).send(mail('noreply@example.com', { name: '민지', order: 'A-1', total: '₩1' }));
    const kept = new MailOutbox(stack, references, directory, () => {});
    expect(kept.mails).toEqual(outbox.mails);
    expect(kept.mails[0]).toMatchObject({ subject: 'Receipt for order A-1', text: expect.stringContaining('민지') });
  });

  test('sends for no other address than the verified one', async () => {
    const sending = new SESv2Client(client()).send(mail('else@example.com', {}));
    await expect(sending).rejects.toMatchObject({ name: 'MessageRejected' });
  });

  test('sends for any address where the template leaves the sender to the account', async () => {
    const resources = new Map([...stack.resources].filter(([, { type }]) => type !== 'AWS::SES::EmailIdentity'));
    const of = new MailOutbox({ ...stack, resources }, references, directory, () => {});
    const answer = of.send(mail('noreply@example.com', { name: '민지', order: 'A-1', total: '₩1' }).input as never);
    expect(answer.status).toBe(200);
  });

  test('knows one suppressed address', async () => {
    const ses = new SESv2Client(client());
    const ask = (EmailAddress: string) => ses.send(new GetSuppressedDestinationCommand({ EmailAddress }));
    expect((await ask('suppressed@example.com')).SuppressedDestination?.Reason).toBe('BOUNCE');
    await expect(ask('minji@example.com')).rejects.toMatchObject({ name: 'NotFoundException' });
  });

  test('gives out a secret by its ARN only', async () => {
    const secrets = new SecretsManagerClient(client());
    const read = (SecretId: string) => secrets.send(new GetSecretValueCommand({ SecretId }));
    expect((await read('arn:secret')).SecretString).toBe('{"username":"postgres"}');
    await expect(read('arn:other')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  test('says what it is that the laptop has not', async () => {
    const call = new SSMClient(client()).send(new GetParameterCommand({ Name: '/x' }));
    await expect(call).rejects.toThrow('The laptop has no service for AmazonSSM.GetParameter');
  });
});
