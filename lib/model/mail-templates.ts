import { type References, resolveIntrinsics } from './intrinsics';
import { resourcesOfType, type StackModel } from './template';

/** Parts of a mail, or of the template that makes one. */
export interface MailParts {
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
}

/** The stack's SES templates, by the names that a call gives. */
export function mailTemplatesOf(stack: StackModel, references: References): ReadonlyMap<string, MailParts> {
  return new Map(
    resourcesOfType(stack, 'AWS::SES::Template').map(({ logicalId, properties }) => {
      const template = resolveIntrinsics(properties['Template'], references) as Record<string, string | undefined>;
      const name = template['TemplateName'] ?? String(references.ref(logicalId));
      const { SubjectPart: subject = '', TextPart: text = '', HtmlPart: html } = template;
      return [name, { subject, text, ...(html && { html }) }];
    }),
  );
}

/** The mail that SES would make of a template. */
export function fillMail({ subject, text, html }: MailParts, data: Readonly<Record<string, unknown>>): MailParts {
  return {
    subject: fill(subject, data, String),
    text: fill(text, data, String),
    ...(html && { html: fill(html, data, escapeHtml) }),
  };
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
