/** A request as the API front received it. */
export interface ApiRequestIn {
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  readonly rawQuery: string;
  /** Header names as the client wrote them; the values of one that came more than once joined with commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** `aws:userid` of the person who sends it. */
  readonly callerId: string;
}

export interface ApiReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Both kinds of API take no larger payload. */
export const MAX_PAYLOAD_BYTES = 10 * 1024 * 1024;

/** What answers for an API. */
export interface ApiAnswers {
  readonly answer: (request: ApiRequestIn) => Promise<ApiReply>;
  /** What the API answers itself. */
  readonly refuse: (type: string, status: number, message: string) => ApiReply;
}

export function jsonApiReply(status: number, body: unknown): ApiReply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

export function headerOf({ headers }: Pick<ApiRequestIn, 'headers'>, name: string): string | undefined {
  return Object.entries(headers).find(([given]) => given.toLowerCase() === name)?.[1];
}

/** Parameters of a path when it fits a route's, undefined when it does not. `{proxy+}` takes the rest. */
export function matchPath(route: string, path: string): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  const wanted = route.split('/');
  const given = path.split('/');
  for (const [index, part] of wanted.entries()) {
    const name = /^\{(\w+)(\+?)\}$/.exec(part);
    const value = given[index];
    if (name?.[2]) {
      parameters[name[1]!] = decode(given.slice(index).join('/'));
      return given.length > index ? parameters : undefined;
    }
    if (value === undefined || (name ? value === '' : value !== part)) return undefined;
    if (name) parameters[name[1]!] = decode(value);
  }
  return given.length === wanted.length ? parameters : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
