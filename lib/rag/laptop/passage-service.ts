import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { type LoopbackServer, listenOnLoopback, readBody } from '../../tools/laptop/engine/services/loopback-server';
import { DOMAIN } from '../adapters/opensearch-dialect';
import { indexBody } from '../adapters/opensearch-layout';
import type { EmbeddedPassage } from '../domain/passage';
import type { Hit, Scope } from '../domain/passage-store';
import { StoreError, type StoreFault } from '../domain/store-error';
import type { LaptopPassages } from './pglite-passages';

const MOST_BYTES = 20_000_000;

const META = z.object({
  mappings: z.object({ _meta: z.object({ embeddingModel: z.string(), dimension: z.number() }) }),
});
const ACTIONS = z.object({ actions: z.array(z.object({ add: z.object({ index: z.string() }).optional() })) });
const WITHIN = z.object({
  filter: z.tuple([z.object({ term: z.object({ tenant: z.string() }) })]),
  must_not: z.tuple([z.object({ term: z.object({ documentId: z.string() }) })]).optional(),
});
const LEXICAL = z.object({
  size: z.number(),
  query: z.object({
    bool: WITHIN.extend({ must: z.tuple([z.object({ multi_match: z.object({ query: z.string() }) })]) }),
  }),
});
const NEAREST = z.object({
  size: z.number(),
  query: z.object({
    knn: z.object({ vector: z.object({ vector: z.array(z.number()), filter: z.object({ bool: WITHIN }) }) }),
  }),
});
const OPERATION = z.union([
  z.strictObject({ index: z.object({ _id: z.string() }) }),
  z.strictObject({ delete: z.object({ _id: z.string() }) }),
]);

/** What OpenSearch calls it, and the status it says it with. */
const FAULTS: Readonly<Record<StoreFault, readonly [number, string]>> = {
  'index-missing': [404, 'index_not_found_exception'],
  different: [400, 'resource_already_exists_exception'],
  refused: [400, 'illegal_argument_exception'],
  'not-written': [400, 'mapper_parsing_exception'],
  unavailable: [503, 'unavailable'],
};

interface Answer {
  readonly status: number;
  readonly content: unknown;
}

/**
 * An OpenSearch of the laptop, as far as passages need one: the functions speak to it as they speak to a domain, and another store
 * answers. Whatever else is asked is told that it is not here.
 */
export function servePassages(store: LaptopPassages, port = 0): Promise<LoopbackServer> {
  return listenOnLoopback((request, response) => void reply(store, request, response), port);
}

async function reply(store: LaptopPassages, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const ended = new AbortController();
  response.on('close', () => ended.abort());
  const body = (await readBody(request, MOST_BYTES)).toString();
  const { status, content } = await answer(store, request.method!, request.url!, body, ended.signal).catch(faulty);
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content));
}

async function answer(
  store: LaptopPassages,
  method: string,
  url: string,
  body: string,
  signal: AbortSignal,
): Promise<Answer> {
  if (method === 'GET' && url === DOMAIN.paths.alias) {
    const active = await store.active(signal);
    return active ? ok({ [active.name]: {} }) : { status: 404, content: { error: 'alias missing', status: 404 } };
  }
  if (method === 'GET' && url === DOMAIN.paths.names)
    return ok((await store.names(signal)).map((index) => ({ index })));
  // Who may do what is not asked here.
  if (method === 'PUT' && url.startsWith('/_plugins/_security/')) return ok({ status: 'OK' });
  const [, name = '', operation = ''] = url.split('/');
  switch (`${method} ${name.startsWith('_') ? name : 'index'} ${operation}`.trim()) {
    case 'PUT index': {
      const { embeddingModel, dimension } = META.parse(JSON.parse(body)).mappings._meta;
      const made = await store.ensure({ name, embeddingModel, dimension }, signal);
      return made === 'created' ? ok({ acknowledged: true }) : fault('different');
    }
    case 'GET index _mapping':
      return ok({ [name]: { mappings: indexBody(DOMAIN, await store.index(name, signal)).mappings } });
    case 'DELETE index':
      await store.drop(name, signal);
      return ok({ acknowledged: true });
    case 'POST _aliases': {
      const added = ACTIONS.parse(JSON.parse(body)).actions.flatMap(({ add }) => add?.index ?? []);
      for (const each of added) await store.activate(await store.index(each, signal), signal);
      return ok({ acknowledged: true });
    }
    case 'POST index _bulk':
      return ok(await bulk(store, name, body, signal));
    case 'POST index _search':
      return ok(shown(await search(store, name, JSON.parse(body), signal)));
    default:
      return { status: 501, content: { error: { type: 'not_here', reason: `The laptop has no ${method} ${url}` } } };
  }
}

async function search(store: LaptopPassages, name: string, body: unknown, signal: AbortSignal): Promise<Hit[]> {
  const index = await store.index(name, signal);
  const lexical = LEXICAL.safeParse(body);
  if (lexical.success) {
    const { size, query } = lexical.data;
    return await store.lexical(index, query.bool.must[0].multi_match.query, scopeOf(query.bool, size), signal);
  }
  const { size, query } = NEAREST.parse(body);
  const { vector, filter } = query.knn.vector;
  return await store.nearest(index, vector, scopeOf(filter.bool, size), signal);
}

function scopeOf({ filter, must_not }: z.output<typeof WITHIN>, size: number): Scope {
  return { tenant: filter[0].term.tenant, size, exceptDocument: must_not?.[0].term.documentId };
}

function shown(hits: readonly Hit[]) {
  return {
    _shards: { failed: 0 },
    hits: { hits: hits.map(({ passage: { id, ...source }, score }) => ({ _id: id, _score: score, _source: source })) },
  };
}

/** All of one kind, or one after the other: the order says what is left of an id. */
async function bulk(store: LaptopPassages, name: string, body: string, signal: AbortSignal) {
  const lines = body.trimEnd().split('\n');
  const written: EmbeddedPassage[] = [];
  const removed: string[] = [];
  const items: unknown[] = [];
  for (let at = 0; at < lines.length; at++) {
    const operation = OPERATION.parse(JSON.parse(lines[at]!));
    if ('delete' in operation) {
      removed.push(operation.delete._id);
      items.push({ delete: { ...operation.delete, status: 200 } });
      continue;
    }
    written.push({ id: operation.index._id, ...JSON.parse(lines[++at]!) });
    items.push({ index: { ...operation.index, status: 201 } });
  }
  const index = await store.index(name, signal);
  if (written.length > 0) await store.write(index, written, signal);
  if (removed.length > 0) await store.remove(index, removed, signal);
  return { errors: false, items };
}

function ok(content: unknown): Answer {
  return { status: 200, content };
}

function fault(kind: StoreFault, reason = ''): Answer {
  const [status, type] = FAULTS[kind];
  return { status, content: { status, error: { type, reason } } };
}

function faulty(error: unknown): Answer {
  if (error instanceof StoreError) return fault(error.fault, error.message);
  return { status: 400, content: { status: 400, error: { type: 'illegal_argument_exception' } } };
}
