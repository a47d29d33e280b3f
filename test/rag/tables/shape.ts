import type { RagSettings } from '../../../lib/rag/settings';

/** The functions that answer the API, by the routes of each as API Gateway writes them. */
export const ROUTES = {
  Ask: ['POST /{tenant}/ask'],
  Search: ['POST /{tenant}/search', 'GET /{tenant}/documents/{documentId}/similar'],
  Read: ['GET /{tenant}/documents', 'GET /{tenant}/documents/{documentId}'],
  Change: ['POST /{tenant}/documents', 'DELETE /{tenant}/documents/{documentId}'],
} as const;

export type ApiFunction = keyof typeof ROUTES;
const QUESTIONS: readonly ApiFunction[] = ['Ask', 'Search'];

export const hasServers = ({ compute }: Pick<RagSettings, 'compute'>): boolean => compute === 'ec2';

/** The functions that answer the API: servers take the place of those that ask and search. */
export function apiFunctions(settings: Pick<RagSettings, 'compute'>): readonly ApiFunction[] {
  return (Object.keys(ROUTES) as ApiFunction[]).filter((name) => !(hasServers(settings) && QUESTIONS.includes(name)));
}

/** Routes that servers answer. */
export function routesOfServers(settings: Pick<RagSettings, 'compute'>): readonly string[] {
  return hasServers(settings) ? QUESTIONS.flatMap((name) => ROUTES[name]) : [];
}

/** What searches, by its roles. */
export function searchingRoles(settings: Pick<RagSettings, 'compute'>): readonly string[] {
  return hasServers(settings) ? ['ServersRole'] : ['FunctionsAskRole', 'FunctionsSearchRole'];
}

/** Functions that call the store. */
export function callers(settings: Pick<RagSettings, 'compute'>): readonly string[] {
  const searching = hasServers(settings) ? [] : ['FunctionsAskFunction', 'FunctionsSearchFunction'];
  return [...searching, 'PrepareIndexHandlerFunction', 'ReaderHandlerFunction'];
}

export const isDomain = ({ store }: Pick<RagSettings, 'store'>): boolean => store === 'domain';
/** The store is reached in a network. */
export const isWithin = ({ reach }: Pick<RagSettings, 'reach'>): boolean => reach === 'network';
export const hasNetwork = (settings: Pick<RagSettings, 'reach' | 'compute'>): boolean =>
  isWithin(settings) || hasServers(settings);

/** A route as the ids of its resources have it. */
export function idOfRoute(route: string): string {
  const [method, path] = route.split(' ') as [string, string];
  return `Api${path.replace(/[^A-Za-z]/g, '')}${method}`;
}

/** A tenant as the ids of its policies have it. */
export const idOfTenant = (tenant: string): string => `Tenant${tenant.replaceAll('-', '')}`;

/** Where a profile of this deployment lets requests go, and what its models are called by. */
export function profileOf({ processing }: Pick<RagSettings, 'processing'>, region: string): string {
  return processing === 'global' ? 'global' : { 'ap-southeast-2': 'au', 'us-east-1': 'us' }[region]!;
}

/** What the embedding models are called by, that of the deployment first. */
export function embeddingModels(settings: RagSettings, region: string): string[] {
  const models = ['amazon.titan-embed-text-v2:0', `${profileOf(settings, region)}.cohere.embed-v4:0`];
  return settings.embeddingModel === 'titan-embed-text-v2' ? models : models.reverse();
}
