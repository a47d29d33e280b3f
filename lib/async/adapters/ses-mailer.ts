import type { SESv2Client, SESv2ServiceException } from '@aws-sdk/client-sesv2';
import { answering } from '../../shared/answering';
import type { EmailTemplate } from '../domain/email-templates';
import type { Mailer, SendResult } from '../domain/run-email';

/** A mail that took longer than this to be accepted has an unknown outcome, so waiting is better than giving up early. */
const ANSWER_MS = 15_000;

/** Refusals that lie in this one mail. Every other one is the operator's to mend, and the mail can go out afterwards. */
const FINAL_REFUSALS = ['MessageRejected', 'BadRequestException'];

export interface SesSettings {
  readonly sender: string;
  /** Obeys the suppression list and counts bounces. */
  readonly configurationSet: string;
  /** Names of the SES templates. */
  readonly templates: Readonly<Record<EmailTemplate, string>>;
}

export function sesMailer(settings: SesSettings): Mailer {
  let clients: ReturnType<typeof connect> | undefined;
  return {
    async isSuppressed(address) {
      clients ??= connect();
      const { ses, asking } = await clients;
      try {
        await asking.send(new ses.GetSuppressedDestinationCommand({ EmailAddress: address }));
        return true;
      } catch (error) {
        if (error instanceof ses.NotFoundException) return false;
        throw error;
      }
    },

    async send({ to, template, data }): Promise<SendResult> {
      clients ??= connect();
      const { ses, sending } = await clients;
      try {
        await sending.send(
          new ses.SendEmailCommand({
            FromEmailAddress: settings.sender,
            Destination: { ToAddresses: [to] },
            ConfigurationSetName: settings.configurationSet,
            Content: { Template: { TemplateName: settings.templates[template], TemplateData: JSON.stringify(data) } },
          }),
        );
        return { sent: true };
      } catch (error) {
        if (!(error instanceof ses.SESv2ServiceException) || !isRefusal(error)) throw error;
        return { sent: false, again: !FINAL_REFUSALS.includes(error.name) };
      }
    },
  };
}

/** Loaded with the first mail. Sending is tried once: the SDK's own retry could send a second mail. */
async function connect() {
  const ses = await import('@aws-sdk/client-sesv2');
  const client = (maxAttempts: number): SESv2Client =>
    new ses.SESv2Client({ maxAttempts, requestHandler: answering(ANSWER_MS) });
  return { ses, asking: client(3), sending: client(1) };
}

/** A 4xx is SES's word that it did not take the mail. Anything else says nothing about it. */
function isRefusal({ $metadata }: SESv2ServiceException): boolean {
  const status = $metadata.httpStatusCode ?? 0;
  return status >= 400 && status < 500;
}
