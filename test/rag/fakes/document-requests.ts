import { type ApiEvent, type ApiRequest, parseRequest } from '../../../lib/shared/api-request';

export const TENANTS = ['team', 'others'];

const NOTHING = parseRequest({} as ApiEvent);

/** A request of the tenant `team`. */
export function request(over: Partial<ApiRequest> & { readonly json?: unknown } = {}): ApiRequest {
  const { json, ...rest } = over;
  const body = json === undefined ? '' : JSON.stringify(json);
  return { ...NOTHING, pathParameters: { tenant: 'team' }, body, bodyBytes: body.length, ...rest };
}

export const bodyOf = ({ body = '{}' }: { readonly body?: string }) => JSON.parse(body) as Record<string, unknown>;
