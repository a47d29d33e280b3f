import { isDisallowed } from './edge-limits';

/**
 * What CloudFront lets a CloudFront Function answer a viewer request with: the request, changed, or a response of its own.
 *
 * Sources, read on 2026-11-26: "CloudFront Functions event structure" and "Restrictions on all edge functions", Amazon CloudFront
 * Developer Guide, https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html
 */
const READ_ONLY = ['content-length', 'host', 'transfer-encoding', 'via'];

type Fields = Readonly<Record<string, unknown>>;

/**
 * @param given - the request that the function was given
 * @returns a sentence for each fault; none for a result that CloudFront takes
 */
export function viewerRequestFaults(given: Fields, result: unknown): string[] {
  if (!isFields(result)) return ['the result is no object'];
  return 'statusCode' in result
    ? [...responseFaults(result), ...valueFaults('headers', result['headers'] ?? {}), ...headerFaults({}, result)]
    : [
        ...requestFaults(given, result),
        ...valueFaults('headers', result['headers']),
        ...valueFaults('querystring', result['querystring']),
        ...headerFaults(given, result),
      ];
}

function responseFaults({ statusCode, statusDescription, body }: Fields): string[] {
  const isStatus =
    typeof statusCode === 'number' && Number.isInteger(statusCode) && statusCode >= 100 && statusCode < 600;
  const { encoding, data } = isFields(body) ? body : { encoding: 'text', data: body ?? '' };
  return [
    ...(isStatus ? [] : ['statusCode is no whole number from 100 to 599']),
    ...(statusDescription === undefined || typeof statusDescription === 'string'
      ? []
      : ['statusDescription is no text']),
    ...((encoding === 'text' || encoding === 'base64') && typeof data === 'string' ? [] : ['body is no text']),
  ];
}

function requestFaults(given: Fields, { method, uri }: Fields): string[] {
  return [
    ...(method === given['method'] ? [] : ['method of a request can only be read']),
    ...(typeof uri === 'string' && uri.startsWith('/') ? [] : ['uri does not begin with a slash']),
  ];
}

/** `{ name: { value } }`, with names in small letters. */
function valueFaults(what: string, values: unknown): string[] {
  if (!isFields(values)) return [`${what} is no object`];
  return Object.entries(values).flatMap(([name, one]) => {
    if (name !== name.toLowerCase()) return [`${what}: "${name}" is not in small letters`];
    const { value, multiValue = [] } = isFields(one) ? one : {};
    const all = [{ value }, ...(Array.isArray(multiValue) ? multiValue : [undefined])];
    return all.every((each) => isFields(each) && typeof each['value'] === 'string')
      ? []
      : [`${what}: ${name} has no text`];
  });
}

function headerFaults(given: Fields, result: Fields): string[] {
  const before = isFields(given['headers']) ? given['headers'] : {};
  const after = isFields(result['headers']) ? result['headers'] : {};
  return [
    ...Object.keys(after)
      .filter(isDisallowed)
      .map((name) => `headers: no function may add ${name}`),
    ...READ_ONLY.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name])).map(
      (name) => `headers: ${name} can only be read in viewer-request`,
    ),
  ];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
