import { type ApiRequestIn, headerOf } from '../../../model/api-events';
import type { ServiceIntegration } from '../../../model/api-routes';
import { type MappingInput, renderMapping } from '../../../model/mapping-template';
import type { ApiReply } from './api-exchange';
import type { ServiceReply } from './send-message-form';

/** Answers to what API Gateway refuses by itself. */
export type Refuse = (type: string, status: number, message: string) => ApiReply;

/**
 * Runs an integration with another service: request template, call, the response whose pattern fits the service's status,
 * its template. A template may change status and headers by `$context.responseOverride`.
 */
export async function runServiceIntegration(
  integration: ServiceIntegration,
  request: ApiRequestIn,
  mapping: Omit<MappingInput, 'body'>,
  call: (form: string) => Promise<ServiceReply>,
  refuse: Refuse,
): Promise<ApiReply> {
  const contentType = contentTypeOf(request);
  const template = integration.requestTemplates[contentType];
  if (template === undefined && passesOn(integration) === false) {
    return refuse('UNSUPPORTED_MEDIA_TYPE', 415, 'Unsupported Media Type');
  }
  const form =
    template === undefined ? request.body : renderMapping(String(template), { ...mapping, body: request.body }).text;
  const answer = await call(form);

  const response =
    integration.responses.find(
      ({ selectionPattern: pattern }) => pattern && new RegExp(`^(?:${pattern})$`).test(String(answer.status)),
    ) ?? integration.responses.find(({ selectionPattern }) => !selectionPattern);
  if (!response) return refuse('DEFAULT_5XX', 500, 'Internal server error');

  const responseTemplate = response.templates['application/json'];
  const { text, override } =
    responseTemplate === undefined
      ? { text: answer.body, override: {} as { status?: number; header?: Record<string, string> } }
      : renderMapping(String(responseTemplate), { ...mapping, body: answer.body });
  return {
    status: Number(override.status ?? response.statusCode),
    headers: {
      'content-type': 'application/json',
      ...fixedHeaders(response.headers),
      ...Object.fromEntries(
        Object.entries(override.header ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
      ),
    },
    body: text,
  };
}

export function contentTypeOf(request: ApiRequestIn): string {
  return (headerOf(request, 'content-type') ?? 'application/json').split(';')[0]!.trim().toLowerCase();
}

function passesOn({ passthrough, requestTemplates }: ServiceIntegration): boolean {
  if (passthrough === 'NEVER') return false;
  return passthrough === 'WHEN_NO_MATCH' || Object.keys(requestTemplates).length === 0;
}

/** Literal values stand in single quotes; what maps the service's own headers is left out, since the laptop has none. */
function fixedHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      /^'.*'$/.test(value) ? [[name.toLowerCase(), value.slice(1, -1)]] : [],
    ),
  );
}
