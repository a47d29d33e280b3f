import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type References, resolveIntrinsics } from '../../../../model/intrinsics';
import { resourcesOfType, type StackModel } from '../../../../model/template';
import type { Report } from '../report';

/** One e-mail as its receiver would see it. */
export interface OutboxMail {
  readonly id: string;
  readonly sentAt: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
}

/** What the SESv2 API answers: a status and a body, which for an error names its kind. */
export interface MailAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly errorType?: string;
}

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

interface MailTemplate {
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
}

/** The two calls of SESv2 that handlers make. What it "sends" becomes a file in the outbox folder. */
export class MailOutbox {
  private readonly sent: OutboxMail[];
  private readonly identities: readonly string[];
  private readonly templates: ReadonlyMap<string, MailTemplate>;

  constructor(
    stack: StackModel,
    references: References,
    private readonly directory: string,
    private readonly report: Report,
  ) {
    mkdirSync(directory, { recursive: true });
    this.sent = readdirSync(directory)
      .filter((file) => file.endsWith('.json'))
      .map((file) => JSON.parse(readFileSync(join(directory, file), 'utf8')) as OutboxMail)
      .sort((a, b) => a.sentAt.localeCompare(b.sentAt));
    this.identities = resourcesOfType(stack, 'AWS::SES::EmailIdentity').map(({ properties }) =>
      String(resolveIntrinsics(properties['EmailIdentity'], references)),
    );
    this.templates = new Map(
      resourcesOfType(stack, 'AWS::SES::Template').map(({ logicalId, properties }) => {
        const template = resolveIntrinsics(properties['Template'], references) as Record<string, string | undefined>;
        const name = template['TemplateName'] ?? String(references.ref(logicalId));
        const { SubjectPart: subject = '', TextPart: text = '', HtmlPart: html } = template;
        return [name, { subject, text, ...(html && { html }) }];
      }),
    );
  }

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
    this.sent.push(mail);
    writeFileSync(join(this.directory, `${mail.id}.json`), JSON.stringify(mail, undefined, 2));
    this.report('mail', 'SES', `SendEmail "${mail.subject}"`);
    return { status: 200, body: { MessageId: mail.id } };
  }

  private contentOf(content: SendRequest['Content']): Pick<OutboxMail, 'subject' | 'text' | 'html'> | undefined {
    if (content?.Simple) {
      const { Subject: subject, Body: body } = content.Simple;
      const html = body?.Html?.Data;
      return { subject: subject?.Data ?? '', text: body?.Text?.Data ?? '', ...(html && { html }) };
    }
    const template = this.templates.get(content?.Template?.TemplateName ?? '');
    if (!template) return undefined;
    const data = JSON.parse(content?.Template?.TemplateData ?? '{}') as Record<string, unknown>;
    return {
      subject: fill(template.subject, data, String),
      text: fill(template.text, data, String),
      ...(template.html && { html: fill(template.html, data, escapeHtml) }),
    };
  }
}

/** SES templates are Handlebars; those of this repository use plain names, escaped in HTML unless in three braces. */
function fill(template: string, data: Readonly<Record<string, unknown>>, encode: (text: string) => string): string {
  return template.replace(/\{\{(\{?)\s*([\w.]+)\s*\}?\}\}/g, (_, raw: string, name: string) => {
    const text = String(data[name] ?? '');
    return raw ? text : encode(text);
  });
}

function escapeHtml(text: string): string {
  const names: Record<string, string> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39' };
  return text.replace(/[&<>"']/g, (letter) => `&${names[letter]};`);
}

function refusal(status: number, errorType: string, message: string): MailAnswer {
  return { status, errorType, body: { message } };
}
