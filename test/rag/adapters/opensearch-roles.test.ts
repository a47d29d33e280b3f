import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client } from '@opensearch-project/opensearch';
import { openSearchRoles } from '../../../lib/rag/adapters/opensearch-roles';
import { INDEX_PREFIX } from '../../../lib/rag/domain/index-names';

const WAITING = { clock: { nowMs: Date.now, wait: async () => {} }, random: () => 0 };
const ROLES = { readers: ['arn:ask', 'arn:search'], writers: ['arn:ingest'] };

async function bodyOf(request: IncomingMessage): Promise<{ [key: string]: unknown }> {
  let text = '';
  for await (const piece of request) text += piece;
  return JSON.parse(text);
}

/** Tells a domain, which answers the first requests with 503, who is let in. @returns what it kept, by its path */
async function tell(refusals: number, status = 503): Promise<Map<string, { [key: string]: unknown }>> {
  const kept = new Map<string, { [key: string]: unknown }>();
  let left = refusals;
  const domain = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const refused = left-- > 0;
    if (!refused) kept.set(`${request.method} ${request.url}`, body);
    response.writeHead(refused ? status : 200, { 'Content-Type': 'application/json' }).end('{}');
  });
  await new Promise<void>((listening) => domain.listen(0, '127.0.0.1', listening));
  const client = new Client({ node: `http://127.0.0.1:${(domain.address() as AddressInfo).port}`, maxRetries: 0 });
  try {
    await openSearchRoles(client, WAITING)(ROLES, new AbortController().signal);
  } finally {
    await client.close();
    await new Promise((closed) => domain.close(closed));
  }
  return kept;
}

it('tells a domain who searches and who writes, each with what its requests ask for', async () => {
  const kept = await tell(2);
  expect([...kept].filter(([path]) => path.includes('rolesmapping'))).toEqual([
    [`PUT /_plugins/_security/api/rolesmapping/${INDEX_PREFIX}readers`, { backend_roles: ROLES.readers }],
    [`PUT /_plugins/_security/api/rolesmapping/${INDEX_PREFIX}writers`, { backend_roles: ROLES.writers }],
  ]);
  const actions = (kind: string) =>
    JSON.stringify(kept.get(`PUT /_plugins/_security/api/roles/${INDEX_PREFIX}${kind}`));
  expect([actions('readers'), actions('writers')]).toEqual([
    expect.not.stringMatching(/write|delete|create/),
    expect.not.stringMatching(/create|data\/read/),
  ]);
});

it('ends the deployment when the domain refuses to be told', async () => {
  await expect(tell(1, 403)).rejects.toThrow('403');
});
