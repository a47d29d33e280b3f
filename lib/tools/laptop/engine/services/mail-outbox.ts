import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type References, resolveIntrinsics } from '../../../../model/intrinsics';
import { fillMail, type MailParts, mailTemplatesOf } from '../../../../model/mail-templates';
import { resourcesOfType, type StackModel } from '../../../../model/template';
import type { Report } from '../report';

/** One e-mail as its receiver would see it. */
export interface OutboxMail extends MailParts {
  readonly id: string;
  readonly sentAt: string;
  readonly from: string;
  readonly to: readonly string[];
}

/** What the SESv2 API answers: a status and a body, which for an error names its kind. */
export interface MailAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly errorType?: string;
}

/** Mails that are shown; all of them are in the folder. */
const SHOWN_MAILS = 50;

/** Addresses that behave as if they had bounced, so that suppression can be tried. */
export const SUPPRESSED_ADDRESSES: readonly string[] = ['suppressed@example.com'];

interface SendRequest {
  readonly FromEmailAddress?: string;
  readonly Destination?: { readonly ToAddresses?: readonly string[] };
  readonly Content?: {
    readonly Simple?: {
      readonly Subject?: { readonly Data?: string };
      readonly Body?: { readonly Text?: { readonly Data?: string }; readonly Html?: { readonly Data?: string } };
    };
    readonly Template?: { readonly TemplateName?: string; readonly TemplateData?: string };
  };
}

/** The two calls of SESv2 that handlers make. What it "sends" becomes a file in the outbox folder. */
export class MailOutbox {
  private readonly sent: OutboxMail[];
  private readonly identities: readonly string[];
  private readonly templates: ReadonlyMap<string, MailParts>;

  constructor(
    stack: StackModel,
    references: References,
    private readonly directory: string,
    private readonly report: Report,
  ) {
    mkdirSync(directory, { recursive: true });
    // Their names begin with the time.
    const files = readdirSync(directory).filter((file) => file.endsWith('.json'));
    this.sent = files
      .sort()
      .slice(-SHOWN_MAILS)
      .map((file) => JSON.parse(readFileSync(join(directory, file), 'utf8')) as OutboxMail);
    this.identities = resourcesOfType(stack, 'AWS::SES::EmailIdentity').map(({ properties }) =>
      String(resolveIntrinsics(properties['EmailIdentity'], references)),
    );
    this.templates = mailTemplatesOf(stack, references);
  }

  /** The newest, in the order of their sending. */
  get mails(): readonly OutboxMail[] {
    return this.sent;
  }

  /** `GET /v2/email/suppression/addresses/{address}` */
  suppressed(address: string): MailAnswer {
    if (!SUPPRESSED_ADDRESSES.includes(address.toLowerCase())) {
      return refusal(404, 'NotFoundException', `Email address ${address} does not exist on your suppression list.`);
    }
    const destination = { EmailAddress: address, Reason: 'BOUNCE', LastUpdateTime: Date.now() / 1000 };
    return { status: 200, body: { SuppressedDestination: destination } };
  }

  /** `POST /v2/email/outbound-emails` */
  send(request: SendRequest): MailAnswer {
    const from = request.FromEmailAddress ?? '';
    const to = request.Destination?.ToAddresses ?? [];
    // Without an identity of its own, a stack sends from one of the account's.
    if (this.identities.length && !this.identities.some((each) => from === each || from.endsWith(`@${each}`))) {
      return refusal(400, 'MessageRejected', `Email address is not verified: ${from}`);
    }
    if (to.length === 0) return refusal(400, 'BadRequestException', 'There is no recipient');
    const content = this.contentOf(request.Content);
    if (!content) return refusal(400, 'NotFoundException', 'There is no such template, or the mail has no content');

    const mail: OutboxMail = { id: randomUUID(), sentAt: new Date().toISOString(), from, to, ...content };
    if (this.sent.push(mail) > SHOWN_MAILS) this.sent.shift();
    writeFileSync(join(this.directory, `${Date.now()}-${mail.id}.json`), JSON.stringify(mail, undefined, 2));
    this.report('mail', 'SES', `SendEmail "${mail.subject}"`);
    return { status: 200, body: { MessageId: mail.id } };
  }

  private contentOf(content: SendRequest['Content']): MailParts | undefined {
    if (content?.Simple) {
      const { Subject: subject, Body: body } = content.Simple;
      const html = body?.Html?.Data;
      return { subject: subject?.Data ?? '', text: body?.Text?.Data ?? '', ...(html && { html }) };
    }
    const template = this.templates.get(content?.Template?.TemplateName ?? '');
    return template && fillMail(template, JSON.parse(content?.Template?.TemplateData ?? '{}'));
  }
}

function refusal(status: number, errorType: string, message: string): MailAnswer {
  return { status, errorType, body: { message } };
}
