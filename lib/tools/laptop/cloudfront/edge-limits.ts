/**
 * What CloudFront lets a function at the edge answer. It checks what a function returns, and a viewer sees 502 where it does not like it.
 *
 * Sources, read on 2026-11-26: "Restrictions on all edge functions", "Restrictions on Lambda@Edge", "Quotas on Lambda@Edge" and
 * "Generate HTTP responses in request triggers", Amazon CloudFront Developer Guide,
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-functions-restrictions.html
 */

export const EDGE_EVENTS = ['viewer-request', 'origin-request', 'origin-response', 'viewer-response'] as const;

export type EdgeEvent = (typeof EDGE_EVENTS)[number];

/** Headers that no function sees, and none may add. */
const DISALLOWED = [
  /^(connection|expect|keep-alive|proxy-authenticate|proxy-authorization|proxy-connection|trailer|upgrade)$/,
  /^x-accel-(buffering|charset|limit-rate|redirect)$/,
  /^x-amz-cf-/,
  /^x-amzn-(auth|cf-billing|cf-id|cf-xff|errortype|fle-profile|header-count|header-order|lambda-integration-tag|requestid)$/,
  /^x-edge-/,
  /^(x-cache|x-forwarded-proto|x-real-ip)$/,
];

interface EventLimits {
  /** Headers that a function may read, and neither add, change nor take away. */
  readonly readOnly: readonly string[];
  /** Largest answer that a function makes, with its headers, in bytes. */
  readonly answerBytes: number;
}

const LIMITS: Readonly<Record<EdgeEvent, EventLimits>> = {
  'viewer-request': {
    readOnly: ['content-length', 'host', 'transfer-encoding', 'via'],
    answerBytes: 40 * 1024,
  },
  'origin-request': {
    readOnly: [
      'accept-encoding',
      'content-length',
      'if-modified-since',
      'if-none-match',
      'if-range',
      'if-unmodified-since',
      'transfer-encoding',
      'via',
    ],
    answerBytes: 1024 * 1024,
  },
  'origin-response': { readOnly: ['transfer-encoding', 'via'], answerBytes: 1024 * 1024 },
  'viewer-response': { readOnly: ['warning', 'via'], answerBytes: 40 * 1024 },
};

const LONGEST_URI = 8_192;
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Checks the result of a Lambda@Edge function as CloudFront does.
 *
 * @param event - the event that the function was given
 * @returns a sentence for each fault; none for a result that CloudFront takes
 */
export function edgeFaults(event: unknown, result: unknown): string[] {
  const { config, request, response } = recordOf(event);
  const type = fields(config)['eventType'] as EdgeEvent;
  if (!EDGE_EVENTS.includes(type)) return [`"${String(type)}" is no event of Lambda@Edge`];
  if (!isFields(result)) return ['the result is no object'];
  const given = fields(type.endsWith('response') ? response : request);
  const isResponse = 'status' in result;
  if (type.endsWith('response') && !isResponse) return ['the result has no status'];
  return [
    ...(isResponse ? responseFaults(type, result) : requestFaults(fields(request), result)),
    ...headerFaults(result['headers']),
    ...readOnlyFaults(type, isResponse && type.endsWith('request') ? {} : fields(given['headers']), result['headers']),
    ...(type === 'viewer-response' && result['status'] !== given['status']
      ? ['a viewer response keeps its status']
      : []),
  ];
}

function recordOf(event: unknown): { config?: unknown; request?: unknown; response?: unknown } {
  const records = fields(event)['Records'];
  return fields(fields(Array.isArray(records) ? records[0] : undefined)['cf']);
}

function responseFaults(type: EdgeEvent, result: Fields): string[] {
  const { status, statusDescription, headers, body, bodyEncoding = 'text' } = result;
  const bytes =
    typeof body === 'string' ? Buffer.byteLength(body) + Buffer.byteLength(JSON.stringify(headers ?? {})) : 0;
  return [
    ...(typeof status === 'string' && /^[2-5]\d\d$/.test(status) ? [] : ['status is no text from "200" to "599"']),
    ...(statusDescription === undefined || typeof statusDescription === 'string'
      ? []
      : ['statusDescription is no text']),
    ...(body === undefined || typeof body === 'string' ? [] : ['body is no text']),
    ...(bodyEncoding === 'text' || bodyEncoding === 'base64' ? [] : ['bodyEncoding is neither text nor base64']),
    ...(bodyEncoding === 'base64' && typeof body === 'string' && !(BASE64.test(body) && body.length % 4 === 0)
      ? ['body is not in base64']
      : []),
    ...(bytes > LIMITS[type].answerBytes
      ? [`the answer has ${bytes} bytes and may have ${LIMITS[type].answerBytes}`]
      : []),
  ];
}

function requestFaults(given: Fields, result: Fields): string[] {
  const { uri, querystring = '' } = result;
  const length = String(uri).length + String(querystring).length;
  return [
    ...(typeof uri === 'string' && uri.startsWith('/') ? [] : ['uri does not begin with a slash']),
    ...(typeof querystring === 'string' && !/[\s#]|\p{Cc}/u.test(querystring)
      ? []
      : ['querystring has a space or a #']),
    ...(length < LONGEST_URI ? [] : [`uri and querystring have ${length} letters and may have ${LONGEST_URI - 1}`]),
    ...['method', 'clientIp']
      .filter((name) => result[name] !== given[name])
      .map((name) => `${name} of a request can only be read`),
  ];
}

function headerFaults(headers: unknown): string[] {
  if (headers === undefined) return [];
  if (!isFields(headers)) return ['headers are no object'];
  return Object.entries(headers).flatMap(([name, values]) => {
    if (name !== name.toLowerCase() || !TOKEN.test(name)) return [`headers: "${name}" is no name in small letters`];
    if (isDisallowed(name)) return [`headers: no function may add ${name}`];
    if (!Array.isArray(values)) return [`headers: ${name} is no list`];
    return values.flatMap((one) => {
      const { key = name, value } = fields(one);
      if (typeof key !== 'string' || key.toLowerCase() !== name) return [`headers: ${name} has the key ${String(key)}`];
      return typeof value === 'string' && !/[\r\n\0]/.test(value)
        ? []
        : [`headers: ${name} has a value that is no line`];
    });
  });
}

/** Whether no function at the edge may add a header. */
export function isDisallowed(name: string): boolean {
  return DISALLOWED.some((pattern) => pattern.test(name));
}

function readOnlyFaults(type: EdgeEvent, given: Fields, headers: unknown): string[] {
  return LIMITS[type].readOnly
    .filter((name) => JSON.stringify(given[name]) !== JSON.stringify(fields(headers)[name]))
    .map((name) => `headers: ${name} can only be read in ${type}`);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fields(value: unknown): Fields {
  return isFields(value) ? value : {};
}
