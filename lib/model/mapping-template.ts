import { render } from 'velocityjs';

/** What a mapping template can read. */
export interface MappingInput {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly path: Readonly<Record<string, string>>;
  /** `$context`; a template sets `responseOverride` on it. */
  readonly context: Readonly<Record<string, unknown>>;
  readonly stageVariables?: Readonly<Record<string, string>>;
}

export interface MappingOutput {
  readonly text: string;
  /** `$context.responseOverride`, when the template set it. */
  readonly override: { readonly status?: number; readonly header?: Readonly<Record<string, string>> };
}

/** Renders one of API Gateway's mapping templates (VTL with `$input`, `$util`, `$context`). */
export function renderMapping(template: string, input: MappingInput): MappingOutput {
  const responseOverride: { status?: number; header: Record<string, string> } = { header: {} };
  const parameters = { path: input.path, querystring: input.query, header: input.headers };
  const text = render(
    template,
    {
      input: {
        body: input.body,
        json: (path: string) => JSON.stringify(valueAt(input.body, path) ?? ''),
        path: (path: string) => valueAt(input.body, path),
        params: (name?: string) =>
          name === undefined ? parameters : (input.path[name] ?? input.query[name] ?? input.headers[name] ?? ''),
      },
      util: {
        urlEncode: (value: unknown) => formEncode(String(value)),
        urlDecode: (value: unknown) => decodeURIComponent(String(value).replaceAll('+', ' ')),
        base64Encode: (value: unknown) => Buffer.from(String(value)).toString('base64'),
        base64Decode: (value: unknown) => Buffer.from(String(value), 'base64').toString('utf8'),
        escapeJavaScript: (value: unknown) => escapeJavaScript(String(value)),
        parseJson: (value: unknown) => JSON.parse(String(value)) as unknown,
      },
      context: { ...input.context, responseOverride },
      stageVariables: input.stageVariables ?? {},
    },
    {},
    { escape: false, customMethodHandlers: STRING_METHODS },
  );
  return { text, override: responseOverride };
}

/** Methods of java.lang.String that templates use; velocityjs leaves a call it does not know as text. */
const STRING_METHODS = Object.entries({
  matches: (text: string, pattern: string) => new RegExp(`^(?:${pattern})$`).test(text),
  length: (text: string) => text.length,
  isEmpty: (text: string) => text.length === 0,
  toLowerCase: (text: string) => text.toLowerCase(),
  toUpperCase: (text: string) => text.toUpperCase(),
  trim: (text: string) => text.trim(),
  equals: (text: string, other: unknown) => text === other,
  equalsIgnoreCase: (text: string, other: string) => text.toLowerCase() === other?.toLowerCase(),
  startsWith: (text: string, start: string) => text.startsWith(start),
  endsWith: (text: string, end: string) => text.endsWith(end),
  contains: (text: string, part: string) => text.includes(part),
  indexOf: (text: string, part: string) => text.indexOf(part),
  substring: (text: string, from: number, to?: number) => text.substring(from, to),
  split: (text: string, pattern: string) => text.split(new RegExp(pattern)),
  replace: (text: string, part: string, by: string) => text.replaceAll(part, by),
  replaceAll: (text: string, pattern: string, by: string) => text.replace(new RegExp(pattern, 'g'), by),
} as Record<string, (text: string, ...params: never[]) => unknown>).map(([name, method]) => ({
  uid: `string-${name}`,
  match: ({ property, context }: { property: string; context: unknown }) =>
    property === name && typeof context === 'string',
  resolve: ({ context, params }: { context: unknown; params?: unknown[] }) =>
    method(context as string, ...((params ?? []) as never[])),
}));

/** Form encoding as java.net.URLEncoder does it: a space is +, and !'()~ are escaped, * is not. */
function formEncode(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()~]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

function escapeJavaScript(text: string): string {
  return JSON.stringify(text).slice(1, -1).replaceAll("'", "\\'");
}

/** The JSONPath forms `$`, `$.a.b` and `$.a[0]`. */
function valueAt(body: string, path: string): unknown {
  let root: unknown;
  try {
    root = JSON.parse(body);
  } catch {
    return undefined;
  }
  const steps = path
    .replace(/^\$\.?/, '')
    .split(/[.[\]]+/)
    .filter(Boolean);
  return steps.reduce<unknown>(
    (value, step) => (value as Record<string, unknown> | undefined)?.[step.replace(/^['"]|['"]$/g, '')],
    root,
  );
}
