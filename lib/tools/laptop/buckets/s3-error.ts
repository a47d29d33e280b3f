/** A refusal as S3 writes it. */
export interface S3Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** Elements beside these, for example `MaxSizeAllowed`. @default - none */
  readonly more?: Readonly<Record<string, string | number>>;
}

export function refusalXml({ code, message, more = {} }: S3Refusal): string {
  const elements = Object.entries({ Code: code, Message: message, ...more });
  return `${DECLARATION}<Error>${elementsXml(elements)}</Error>`;
}

/** What a form with `success_action_status` 201 is answered. */
export function postResponseXml(about: Readonly<Record<'Location' | 'Bucket' | 'Key' | 'ETag', string>>): string {
  return `${DECLARATION}<PostResponse>${elementsXml(Object.entries(about))}</PostResponse>`;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

function elementsXml(elements: readonly (readonly [name: string, value: string | number])[]): string {
  return elements.map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`).join('');
}

function escapeXml(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' };
  return text.replace(/[&<>"]/g, (letter) => `&${names[letter]};`);
}
