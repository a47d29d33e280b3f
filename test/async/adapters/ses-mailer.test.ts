import { sesMailer } from '../../../lib/async/adapters/ses-mailer';
import { CannedService } from '../../support/canned-service';

const service = new CannedService();
const mailer = sesMailer({
  sender: 'shop@example.com',
  configurationSet: 'the-set',
  templates: { receipt: 'the-receipt', reminder: 'the-reminder' },
});
const mail = {
  kind: 'email',
  to: 'kim@example.com',
  template: 'receipt',
  data: { name: 'Kim "K" <b>', order: '7', total: '12' },
} as const;

beforeAll(async () => {
  process.env['AWS_ENDPOINT_URL_SESV2'] = await service.start();
});
afterAll(async () => {
  delete process.env['AWS_ENDPOINT_URL_SESV2'];
  await service.stop();
});
beforeEach(() => service.requests.splice(0));

const json = { 'content-type': 'application/json' };
const refusal = (status: number, name: string) => () => ({
  status,
  headers: { ...json, 'x-amzn-errortype': name },
  body: '{"message":"no"}',
});

describe('the mailer', () => {
  it('sends a template with its data from the verified sender, through the set that obeys suppression', async () => {
    service.answer = () => ({ status: 200, headers: json, body: '{"MessageId":"1"}' });
    expect(await mailer.send(mail)).toEqual({ sent: true });
    expect(JSON.parse(service.requests[0]!.body)).toEqual({
      FromEmailAddress: 'shop@example.com',
      Destination: { ToAddresses: ['kim@example.com'] },
      ConfigurationSetName: 'the-set',
      Content: { Template: { TemplateName: 'the-receipt', TemplateData: JSON.stringify(mail.data) } },
    });
  });

  it('never sends twice by itself, whatever the answer is', async () => {
    const answers = [
      () => ({ status: 200, hangUp: true }),
      refusal(500, 'InternalServiceErrorException'),
      refusal(503, 'ServiceUnavailable'),
      refusal(429, 'TooManyRequestsException'),
    ];
    for (const answer of answers) {
      service.requests.splice(0);
      service.answer = answer;
      await mailer.send(mail).catch(() => undefined);
      expect(service.requests).toHaveLength(1);
    }
  });

  it('does not know the outcome when the answer is lost or an error of the service', async () => {
    service.answer = () => ({ status: 200, hangUp: true });
    await expect(mailer.send(mail)).rejects.toThrow();
    service.answer = refusal(500, 'InternalServiceErrorException');
    await expect(mailer.send(mail)).rejects.toThrow();
  });

  it('knows that nothing was sent when SES refuses, and whether it may go out later', async () => {
    const cases: [number, string, boolean][] = [
      [400, 'MessageRejected', false],
      [400, 'BadRequestException', false],
      [429, 'TooManyRequestsException', true],
      [400, 'LimitExceededException', true],
      [400, 'SendingPausedException', true],
      [400, 'MailFromDomainNotVerifiedException', true],
      [403, 'AccessDeniedException', true],
    ];
    for (const [status, name, again] of cases) {
      service.answer = refusal(status, name);
      expect({ name, ...(await mailer.send(mail)) }).toEqual({ name, sent: false, again });
    }
  });

  it('asks the suppression list, and throws when it does not answer', async () => {
    service.answer = () => ({
      status: 200,
      headers: json,
      body: '{"SuppressedDestination":{"EmailAddress":"kim@example.com","Reason":"BOUNCE","LastUpdateTime":1}}',
    });
    expect(await mailer.isSuppressed('kim@example.com')).toBe(true);
    service.answer = refusal(404, 'NotFoundException');
    expect(await mailer.isSuppressed('kim@example.com')).toBe(false);
    service.answer = refusal(403, 'AccessDeniedException');
    await expect(mailer.isSuppressed('kim@example.com')).rejects.toThrow();
  });
});
