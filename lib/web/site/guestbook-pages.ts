import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { answerInTime, type RequestAnswer } from '../../shared/api-handler';
import type { ApiRequest } from '../../shared/api-request';
import { isCursor, pageOf } from '../domain/cursor';
import type { EntryFaults, EntryText } from '../domain/entry-text';
import { formToken, keyOfToken, secretCookie, secretOf, TOKEN_BYTES } from '../domain/form-token';
import { entryAnchor, type GuestbookPage, NOTHING_TYPED, type PageForm } from '../domain/guestbook-page';
import { addressOf } from '../domain/page-address';
import { chosenLanguage } from '../domain/page-language';
import { postEntry } from '../domain/post-entry';
import { isFromElsewhere } from '../domain/same-site';
import { type SiteProblemCode, siteProblem } from '../domain/site-problems';
import { ANSWER_SECONDS } from '../domain/time-limits';
import { pageReply } from './page-reply';
import { KEPT_BODY_BYTES, type SiteDeps, type SiteSettings } from './site-parts';

const ENTRIES_ON_A_PAGE = 20;

/** `GET /`: the form, and entries from the newest, or from where `before` says. */
export function showGuestbook(deps: SiteDeps, settings: SiteSettings): RequestAnswer {
  return answerInTime(
    async (request, deadline) => {
      const { before } = request.queryParameters;
      if (before !== undefined && !isCursor(before)) {
        return pageReply(request, { problem: siteProblem('invalid-cursor') }, settings);
      }
      const found = await deps.guestbook.list({ before, limit: ENTRIES_ON_A_PAGE + 1 }, deadline);
      const entries = pageOf(found, ENTRIES_ON_A_PAGE);
      return pageWithForm(request, { entries, before }, NOTHING_TYPED, deps, settings);
    },
    {
      answerSeconds: ANSWER_SECONDS.answer,
      // Without a form: what asks for it with GET and fails is kept by caches for seconds, whatever it says of itself, and a
      // form is one reader's own.
      unavailable: (request) => pageReply(request, { problem: siteProblem('unavailable') }, settings),
    },
  );
}

/** `POST /entries`: what the form of the page sends. Whatever is refused comes back with what was typed. */
export function postForm(deps: SiteDeps, settings: SiteSettings): RequestAnswer {
  return answerInTime(
    async (request, deadline) => {
      const refused = refusalOf(request, settings);
      if (refused) return pageReply(request, { problem: siteProblem(refused) }, settings);

      const { token, typed } = formIn(request);
      const secret = secretOf(request.headers, settings.viewerScheme);
      const key = keyOfToken(token, secret);
      if (key === undefined) {
        return pageWithForm(request, { problem: siteProblem('stale-form') }, typed, deps, settings);
      }
      const result = await postEntry('form', key, typed, (entry) => deps.guestbook.add(entry, deadline));
      switch (result.outcome) {
        case 'invalid':
          return sameFormAgain(request, 'invalid-entry', settings, result.faults);
        case 'key-reused':
          return pageWithForm(request, { problem: siteProblem('posted-before') }, typed, deps, settings);
        case 'posted': {
          const location = addressOf('/', { chosen: chosenLanguage(request) }, entryAnchor(result.entry.id));
          return { statusCode: 303, headers: { location, 'cache-control': 'no-store' } };
        }
      }
    },
    {
      answerSeconds: ANSWER_SECONDS.answer,
      // The entry may have been kept, or not: the same form sent again finds out, and does the rest.
      unavailable: (request) => sameFormAgain(request, 'unavailable', settings),
    },
  );
}

function refusalOf(request: ApiRequest, { viewerScheme }: SiteSettings): SiteProblemCode | undefined {
  if (!/^application\/x-www-form-urlencoded *(;|$)/i.test(request.headers['content-type'] ?? '')) return 'not-a-form';
  if (isFromElsewhere(request.headers, viewerScheme)) return 'from-another-site';
  return request.bodyBytes > KEPT_BODY_BYTES ? 'too-large' : undefined;
}

function formIn({ body }: ApiRequest): { readonly token: string; readonly typed: EntryText } {
  const sent = new URLSearchParams(body);
  const field = (name: string) => sent.get(name) ?? '';
  return { token: field('token'), typed: { author: field('author'), message: field('message') } };
}

/** The form as it came, with the same key: it still makes one entry at most. */
function sameFormAgain(
  request: ApiRequest,
  code: SiteProblemCode,
  settings: SiteSettings,
  faults: EntryFaults = {},
): APIGatewayProxyStructuredResultV2 {
  const form: PageForm = { ...formIn(request), faults };
  return pageReply(request, { form, problem: siteProblem(code) }, settings);
}

/** A page with a form of a new key, for the secret of this browser: a new one, if it has none. */
function pageWithForm(
  request: ApiRequest,
  page: Omit<GuestbookPage, 'form'> & { readonly before?: string | undefined },
  typed: EntryText,
  { randomText }: SiteDeps,
  settings: SiteSettings,
): APIGatewayProxyStructuredResultV2 {
  const known = secretOf(request.headers, settings.viewerScheme);
  const secret = known ?? randomText(TOKEN_BYTES.secret);
  const form: PageForm = { token: formToken(secret, randomText(TOKEN_BYTES.key)), typed, faults: {} };
  return pageReply(request, { ...page, form }, settings, {
    ...(known === undefined && { 'set-cookie': secretCookie(secret, settings.viewerScheme) }),
  });
}
