import type { Client } from '@opensearch-project/opensearch';
import { ACTIVE_ALIAS, INDEX_PREFIX } from '../domain/index-names';
import type { AdmitRoles, StoreRoles } from '../domain/store-roles';
import { StoreRequests } from './store-requests';
import { SYSTEM_RETRY } from './system-clock';

const TELL_MS = 20_000;
const INDEXES = [ACTIVE_ALIAS, `${INDEX_PREFIX}*`];

/** What the requests of readers and writers ask for, in the words of the security plugin. */
const ROLES = {
  readers: {
    cluster_permissions: [],
    onIndexes: ['indices:admin/aliases/get', 'indices:admin/mappings/get', 'indices:data/read/search'],
  },
  writers: {
    cluster_permissions: ['indices:data/write/bulk'],
    onIndexes: [
      'indices:admin/aliases',
      'indices:admin/aliases/get',
      'indices:admin/delete',
      'indices:admin/mappings/get',
      'indices:data/write/bulk*',
      'indices:data/write/delete',
      'indices:data/write/index',
    ],
  },
} as const satisfies Record<keyof StoreRoles, unknown>;

/** Roles inside a domain: IAM says who may call it at all, and these say what for. */
export function openSearchRoles(client: Client, retry = SYSTEM_RETRY): AdmitRoles {
  const requests = new StoreRequests(client, retry);
  return async (roles, signal) => {
    for (const kind of ['readers', 'writers'] as const) {
      const { cluster_permissions, onIndexes } = ROLES[kind];
      await put(`roles/${INDEX_PREFIX}${kind}`, {
        cluster_permissions,
        index_permissions: [{ index_patterns: INDEXES, allowed_actions: onIndexes }],
      });
      await put(`rolesmapping/${INDEX_PREFIX}${kind}`, { backend_roles: roles[kind] });
    }

    async function put(what: string, body: object): Promise<void> {
      await requests.send({ method: 'PUT', path: `/_plugins/_security/api/${what}`, body, ms: TELL_MS }, signal);
    }
  };
}
