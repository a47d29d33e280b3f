/** What a policy of a tenant lets its holder do. */
export type TenantGrant = 'ask' | 'change';

export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below the tenant's path, as API Gateway writes it. */
  readonly path: string;
  /** Policies of a tenant that let somebody in. */
  readonly grants: readonly TenantGrant[];
  /** Who answers. */
  readonly answeredBy: 'ask-question' | 'search-passages' | 'read-documents' | 'change-documents';
}

/** The API of one tenant. Whoever changes documents also sees which there are. */
export const ROUTES: readonly Route[] = [
  { method: 'POST', path: 'ask', grants: ['ask'], answeredBy: 'ask-question' },
  { method: 'POST', path: 'search', grants: ['ask'], answeredBy: 'search-passages' },
  { method: 'GET', path: 'documents/{documentId}/similar', grants: ['ask'], answeredBy: 'search-passages' },
  { method: 'GET', path: 'documents', grants: ['ask', 'change'], answeredBy: 'read-documents' },
  { method: 'GET', path: 'documents/{documentId}', grants: ['ask', 'change'], answeredBy: 'read-documents' },
  { method: 'POST', path: 'documents', grants: ['change'], answeredBy: 'change-documents' },
  { method: 'DELETE', path: 'documents/{documentId}', grants: ['change'], answeredBy: 'change-documents' },
];
