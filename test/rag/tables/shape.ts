import type { RagSettings } from '../../../lib/rag/settings';

/** The functions that answer the API, by the routes of each as API Gateway writes them. */
export const ROUTES = {
  Ask: ['POST /{tenant}/ask'],
  Search: ['POST /{tenant}/search', 'GET /{tenant}/documents/{documentId}/similar'],
  Read: ['GET /{tenant}/documents', 'GET /{tenant}/documents/{documentId}'],
  Change: ['POST /{tenant}/documents', 'DELETE /{tenant}/documents/{documentId}'],
} as const;

export const API_FUNCTIONS = Object.keys(ROUTES) as readonly (keyof typeof ROUTES)[];

/** Where in the network something calls the store: the functions that do. */
export const SEARCHING = ['FunctionsAskFunction', 'FunctionsSearchFunction'] as const;
export const CALLERS = [...SEARCHING, 'PrepareIndexHandlerFunction', 'ReaderHandlerFunction'] as const;

export const isDomain = ({ store }: Pick<RagSettings, 'store'>): boolean => store === 'domain';
export const hasNetwork = ({ reach }: Pick<RagSettings, 'reach'>): boolean => reach === 'network';

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
