import { randomUUID } from 'node:crypto';
import { type ApiRequestIn, headerOf, httpApiEvent, restApiEvent, restContext } from '../../../model/api-events';
import type { ApiModel, FunctionTarget, MachinesTarget, RouteModel } from '../../../model/api-routes';
import { fitsSchema } from '../../../model/body-schema';
import { renderMapping } from '../../../model/mapping-template';
import { matchPath } from '../../../shared/match-path';
import type { InvocationOutcome, OnPiece } from '../engine/functions/execution-environment';
import { type AnswerStream, type ApiAnswers, type ApiReply, jsonApiReply } from './api-exchange';
import type { Known } from './forward-request';
import type { ServiceReply } from './send-message-form';
import { contentTypeOf, runServiceIntegration } from './service-integration';
import { StreamedReply } from './streamed-reply';

export interface ApiFrontDeps {
  /** @param onPiece - takes what a function that streams has written */
  readonly invoke: (functionId: string, event: unknown, onPiece?: OnPiece) => Promise<InvocationOutcome>;
  /** Calls a service for an integration: the address it names, and the form its template made. */
  readonly callService: (service: string, uri: unknown, form: string) => Promise<ServiceReply>;
  /** Hands the request on to machines, and their answer back as it comes where the target streams. */
  readonly forward: (
    target: MachinesTarget,
    request: ApiRequestIn,
    known: Known,
    stream: AnswerStream | undefined,
  ) => Promise<ApiReply>;
  /** Intrinsic functions of a template text resolved. */
  readonly resolve: (value: unknown) => unknown;
  readonly accountId: string;
  readonly now: () => Date;
}

/** The routes of one API of the template: authorisation, validation and integration, in the order of the service. */
export class ApiFront implements ApiAnswers {
  constructor(
    private readonly api: ApiModel,
    private readonly deps: ApiFrontDeps,
  ) {}

  async answer(request: ApiRequestIn, stream?: AnswerStream): Promise<ApiReply> {
    const found = this.findRoute(request);
    if (!found) {
      return this.api.kind === 'http'
        ? jsonApiReply(404, { message: 'Not Found' })
        : this.refuse('MISSING_AUTHENTICATION_TOKEN', 403, 'Missing Authentication Token');
    }
    const { route, pathParameters } = found;
    if (!['AWS_IAM', 'NONE'].includes(route.authorization)) {
      return jsonApiReply(501, {
        message: `The route ${route.method} ${route.path} has authorization ${route.authorization}; the laptop runs routes with AWS_IAM or none only`,
      });
    }
    return this.validate(route, request) ?? this.integrate(route, pathParameters, request, stream);
  }

  private findRoute(
    request: ApiRequestIn,
  ): { readonly route: RouteModel; readonly pathParameters: Record<string, string> } | undefined {
    for (const route of this.api.routes) {
      if (route.method !== request.method && route.method !== 'ANY') continue;
      const pathParameters = matchPath(route.path, request.path);
      if (pathParameters) return { route, pathParameters };
    }
    return undefined;
  }

  private validate(route: RouteModel, request: ApiRequestIn): ApiReply | undefined {
    if (!route.validation) return undefined;
    const { requiredHeaders, bodySchemas } = route.validation;
    // A blank one counts as missing.
    const missing = requiredHeaders.filter((name) => !headerOf(request, name.toLowerCase())?.trim());
    if (missing.length > 0) {
      return this.refuse('BAD_REQUEST_PARAMETERS', 400, `Missing required request parameters: [${missing.join(', ')}]`);
    }
    const schema = bodySchemas[contentTypeOf(request)];
    if (schema !== undefined && !fitsSchema(this.deps.resolve(schema), request.body)) {
      return this.refuse('BAD_REQUEST_BODY', 400, 'Invalid request body');
    }
    return undefined;
  }

  private async integrate(
    route: RouteModel,
    pathParameters: Record<string, string>,
    request: ApiRequestIn,
    stream: AnswerStream | undefined,
  ): Promise<ApiReply> {
    const { accountId, now } = this.deps;
    const about = { api: this.api, route, pathParameters, requestId: randomUUID(), accountId, now: now() };
    if (route.target.kind === 'service') {
      const { integration } = route.target;
      return runServiceIntegration(
        {
          ...integration,
          requestTemplates: this.deps.resolve(integration.requestTemplates) as Record<string, unknown>,
          responses: this.deps.resolve(integration.responses) as typeof integration.responses,
        },
        request,
        {
          headers: request.headers,
          query: Object.fromEntries(new URLSearchParams(request.rawQuery)),
          path: pathParameters,
          context: restContext(request, about),
        },
        (form) => this.deps.callService(integration.service, integration.uri, form),
        (type, status, message) => this.refuse(type, status, message),
      );
    }
    if (route.target.kind === 'machines') {
      const known = { context: restContext(request, about), path: pathParameters };
      return this.deps.forward(route.target, request, known, stream);
    }
    const event = route.target.payload === '2.0' ? httpApiEvent(request, about) : restApiEvent(request, about);
    return this.invoke(route.target, event, stream);
  }

  private async invoke(
    { functionId, payload, timeoutMs, streams }: FunctionTarget,
    event: unknown,
    stream: AnswerStream | undefined,
  ): Promise<ApiReply> {
    const streamed = streams ? new StreamedReply(stream) : undefined;
    const outcome = await inTime(this.deps.invoke(functionId, event, streamed?.take), timeoutMs);
    if (!outcome?.ok) streamed?.breakOff();
    if (streamed?.reply) return streamed.reply;
    if (!outcome) return this.refuse('INTEGRATION_TIMEOUT', 504, 'Endpoint request timed out');
    // What does not stream says no more where it should.
    const reply = outcome.ok && !streamed ? replyOfFunction(outcome.payload, payload) : undefined;
    if (reply) return reply;
    return this.api.kind === 'http'
      ? jsonApiReply(500, { message: 'Internal Server Error' })
      : this.refuse('DEFAULT_5XX', 502, 'Internal server error');
  }

  /** What the API answers itself, by the template's gateway response when it has one. */
  refuse(type: string, status: number, message: string): ApiReply {
    const own =
      this.api.gatewayResponses[type] ?? this.api.gatewayResponses[status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX'];
    const template = own && Object.entries(own.templates)[0];
    if (!own || !template) return jsonApiReply(own?.statusCode ?? status, { message });
    const context = { error: { message, messageString: JSON.stringify(message), responseType: type } };
    const { text } = renderMapping(String(this.deps.resolve(template[1])), {
      body: '',
      headers: {},
      query: {},
      path: {},
      context,
    });
    return { status: own.statusCode ?? status, headers: { 'content-type': template[0] }, body: text };
  }
}

/** @returns undefined when the time is up; the function goes on, and nobody hears it */
async function inTime<Result>(work: Promise<Result>, timeoutMs: number | undefined): Promise<Result | undefined> {
  if (timeoutMs === undefined) return work;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), timeoutMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** A function's answer as HTTP. Only payload 2.0 takes an answer without a status code as a body. */
function replyOfFunction(payload: unknown, format: '1.0' | '2.0'): ApiReply | undefined {
  const reply = payload as {
    readonly statusCode?: number;
    readonly headers?: Readonly<Record<string, string | number | boolean>>;
    readonly body?: string;
    readonly isBase64Encoded?: boolean;
  } | null;
  if (typeof reply?.statusCode !== 'number') {
    if (format === '1.0' || reply === null || reply === undefined) return undefined;
    return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(payload) };
  }
  const headers = Object.entries(reply.headers ?? {}).map(
    ([name, value]) => [name.toLowerCase(), String(value)] as const,
  );
  const body = reply.body ?? '';
  return {
    status: reply.statusCode,
    headers: Object.fromEntries(headers),
    body: reply.isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body,
  };
}
