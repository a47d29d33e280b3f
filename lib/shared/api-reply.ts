import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Language } from '../config/sentence';
import type { Problem } from './problem';

const NO_SNIFF = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

export function jsonReply(
  statusCode: number,
  body: unknown,
  headers: Record<string, string> = {},
): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode,
    headers: { 'content-type': 'application/json; charset=utf-8', ...NO_SNIFF, ...headers },
    body: JSON.stringify(body),
  };
}

export function problemReply(problem: Problem, language: Language): APIGatewayProxyStructuredResultV2 {
  const { status, code, title, detail, retryAfterSeconds } = problem;
  const retry: Record<string, string> =
    retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': language,
      ...NO_SNIFF,
      ...retry,
    },
    body: JSON.stringify({ type: 'about:blank', status, code, title: title[language], detail: detail[language] }),
  };
}
