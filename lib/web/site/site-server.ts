import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { languageOf } from '../../shared/accept-language';
import { answerInTime, type RequestAnswer } from '../../shared/api-handler';
import { jsonReply, problemReply } from '../../shared/api-reply';
import type { ApiRequest } from '../../shared/api-request';
import { HandlerServer, type ServedRoute } from '../../shared/handler-server';
import { logger } from '../../shared/logger';
import { CONTENT_SECURITY_POLICY } from '../domain/content-security-policy';
import { siteProblem } from '../domain/site-problems';
import { ANSWER_SECONDS } from '../domain/time-limits';
import { listEntries, postJson, readEntry } from './entries-api';
import { postForm, showGuestbook } from './guestbook-pages';
import { pageReply } from './page-reply';
import { KEPT_BODY_BYTES, type SiteDeps, type SiteSettings } from './site-parts';

/** The whole site, on one server of however many. */
export function siteServer(deps: SiteDeps, settings: SiteSettings): HandlerServer {
  const routes: ServedRoute[] = [
    { method: 'GET', path: '/', answer: showGuestbook(deps, settings) },
    { method: 'POST', path: '/entries', answer: postForm(deps, settings), keptBodyBytes: KEPT_BODY_BYTES },
    { method: 'GET', path: '/api/entries', answer: listEntries(deps) },
    { method: 'POST', path: '/api/entries', answer: postJson(deps, settings), keptBodyBytes: KEPT_BODY_BYTES },
    { method: 'GET', path: '/api/entries/{id}', answer: readEntry(deps) },
    { method: 'GET', path: '/readyz', answer: ready(deps) },
  ];
  return new HandlerServer(
    routes.map((route) => ({ ...route, answer: logged(route, deps.nowMs) })),
    {
      headers: {
        'x-served-by': settings.servedBy,
        'x-content-type-options': 'nosniff',
        'content-security-policy': CONTENT_SECURITY_POLICY,
        // Not no-referrer: browsers would then send the form with the origin null.
        'referrer-policy': 'same-origin',
      },
      unknownRoute: (request, allowed) => unknownRoute(request, allowed, settings),
    },
  );
}

/** Whether this server could answer with entries now. For people and dashboards: a load balancer that asked this would replace every server while the database is away. */
function ready({ guestbook }: SiteDeps): RequestAnswer {
  return answerInTime(
    async (_, deadline) => {
      await guestbook.ping(deadline);
      return jsonReply(200, { ready: true });
    },
    { answerSeconds: ANSWER_SECONDS.ready, unavailable: siteProblem('unavailable') },
  );
}

/** A browser reads a page, a program a problem. */
function unknownRoute(
  request: ApiRequest,
  allowed: readonly string[],
  settings: SiteSettings,
): APIGatewayProxyStructuredResultV2 {
  const problem = siteProblem(allowed.length > 0 ? 'method-not-allowed' : 'no-such-page');
  const methods = allowed.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  const allow: Record<string, string> = methods.length > 0 ? { allow: methods.join(', ') } : {};
  if (/\btext\/html\b/i.test(request.headers['accept'] ?? '')) return pageReply(request, { problem }, settings, allow);
  const reply = problemReply(problem, languageOf(request));
  return { ...reply, headers: { ...reply.headers, ...allow } };
}

/** One line an answer: which route, which status, how long. Nothing of what was asked or said. */
function logged({ method, path, answer }: ServedRoute, nowMs: SiteDeps['nowMs']): RequestAnswer {
  return async (request) => {
    const began = nowMs();
    const reply = await answer(request);
    logger.info('answered', { route: `${method} ${path}`, status: reply.statusCode, milliseconds: nowMs() - began });
    return reply;
  };
}
