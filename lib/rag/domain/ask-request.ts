import * as z from 'zod';
import type { ApiRequest } from '../../shared/api-request';
import { parseJson } from '../../shared/parse-json';
import type { Problem } from '../../shared/problem';
import { requestFaults } from '../../shared/request-faults';
import { isDocumentId } from './document-key';
import { cleanQuestion, MOST_QUESTION_CHARACTERS } from './question';
import { ragProblem } from './rag-problems';
import type { Sought } from './search-passages';
import type { LikeWhat } from './similar-documents';

/** A question of a thousand characters, each written as an escape of six bytes, twice. */
export const MOST_BODY_BYTES = 16 * 1024;

const DEFAULT_SIZE = 8;
const MOST_SIZE = 20;

const text = z.string().min(1).max(MOST_QUESTION_CHARACTERS);
const askBody = z.strictObject({ question: text });
const searchBody = z.strictObject({ query: text, size: z.int().min(1).max(MOST_SIZE).default(DEFAULT_SIZE) });
const size = z.coerce.number().int().min(1).max(MOST_SIZE).default(DEFAULT_SIZE);

export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem };

export interface Searched extends Sought {
  readonly size: number;
}

/** @param tenants - those that there are; IAM lets an administrator call the path of any other name too */
export function readAsk(request: ApiRequest, tenants: readonly string[]): Read<Sought> {
  return readBody(request, tenants, askBody, (tenant, { question }) => ({ tenant, text: question }));
}

export function readSearch(request: ApiRequest, tenants: readonly string[]): Read<Searched> {
  return readBody(request, tenants, searchBody, (tenant, { query, ...rest }) => ({ tenant, text: query, ...rest }));
}

export function readSimilar(request: ApiRequest, tenants: readonly string[]): Read<LikeWhat> {
  const { tenant = '', documentId = '' } = request.pathParameters;
  if (!tenants.includes(tenant)) return failed(ragProblem('no-such-tenant'));
  if (!isDocumentId(documentId)) return failed(ragProblem('no-such-document'));
  const wanted = size.safeParse(request.queryParameters['size']);
  if (!wanted.success) {
    return failed(
      ragProblem('invalid-request', {
        en: `size is a whole number from 1 to ${MOST_SIZE}.`,
        ko: `size는 1부터 ${MOST_SIZE}까지의 정수입니다.`,
      }),
    );
  }
  return { ok: true, value: { tenant, documentId, size: wanted.data } };
}

function readBody<Body, Value extends Sought>(
  request: ApiRequest,
  tenants: readonly string[],
  schema: z.ZodType<Body>,
  read: (tenant: string, body: Body) => Value,
): Read<Value> {
  const { tenant = '' } = request.pathParameters;
  if (!tenants.includes(tenant)) return failed(ragProblem('no-such-tenant'));
  if (request.bodyBytes > MOST_BODY_BYTES) return failed(ragProblem('request-too-large'));
  const sent = parseJson(request.body);
  if (sent === undefined) return failed(ragProblem('malformed-json'));
  const parsed = schema.safeParse(sent);
  if (!parsed.success) return failed(ragProblem('invalid-request', requestFaults(parsed.error, sent)));
  const value = read(tenant, parsed.data);
  const cleaned = cleanQuestion(value.text);
  return cleaned === '' ? failed(ragProblem('invalid-request')) : { ok: true, value: { ...value, text: cleaned } };
}

function failed(problem: Problem): Read<never> {
  return { ok: false, problem };
}
