import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { ApiRequest } from '../../shared/api-request';
import type { Problem } from '../../shared/problem';
import { type GuestbookPage, guestbookPage } from '../domain/guestbook-page';
import { chosenLanguage, pageLanguage } from '../domain/page-language';
import type { SiteSettings } from './site-parts';

/** A page as an answer. A page with a form is one reader's own: nothing keeps it on the way. */
export function pageReply(
  request: Pick<ApiRequest, 'headers' | 'queryParameters'>,
  page: GuestbookPage & { readonly before?: string | undefined },
  { staticPath, servedBy }: SiteSettings,
  headers: Readonly<Record<string, string>> = {},
): APIGatewayProxyStructuredResultV2 {
  const language = pageLanguage(request);
  const place = { chosen: chosenLanguage(request), before: page.before };
  return {
    statusCode: page.problem?.status ?? 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': language,
      'cache-control': 'no-store',
      ...retryAfter(page.problem),
      ...headers,
    },
    body: guestbookPage({ language, place, staticPath, servedBy }, page),
  };
}

function retryAfter(problem: Problem | undefined): Record<string, string> {
  const seconds = problem?.retryAfterSeconds;
  return seconds === undefined ? {} : { 'retry-after': String(seconds) };
}
