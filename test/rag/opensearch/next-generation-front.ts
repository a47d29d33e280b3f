import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import {
  type LoopbackServer,
  listenOnLoopback,
  readBody,
} from '../../../lib/tools/laptop/engine/services/loopback-server';

/** Calls that are refused after the start: policies reach the service late. */
const REFUSED_CALLS = 3;
/** The service says ten seconds. */
const SHOWS_AFTER_MS = 300;
/** The service says up to thirty seconds. */
const WAKES_AFTER_MS = 1500;
const MOST_BYTES = 10_000_000;

/** All that the service does, and the tests' index names. */
const KNOWN = [
  /^PUT \/passages-[0-9a-f]+$/,
  /^GET \/passages-[0-9a-f]+\/_mapping$/,
  /^DELETE \/passages-[0-9a-f]+$/,
  /^POST \/passages-[0-9a-f]+\/(_bulk|_search)$/,
  /^GET \/_alias\/passages$/,
  /^POST \/_aliases$/,
  /^GET \/_cat\/indices\?format=json&h=index$/,
];

interface IndexBody {
  readonly settings: { readonly index: Readonly<Record<string, unknown>> };
  readonly mappings: {
    readonly [key: string]: unknown;
    readonly properties: Readonly<Record<string, unknown>> & { readonly vector: Readonly<Record<string, unknown>> };
  };
}

/**
 * Stands before a node and is as hard to please as a collection of the second generation of OpenSearch Serverless, as far as that is
 * documented or was told by those who tried: it knows few operations, no engine, mode or shards, refuses at first what it will allow,
 * shows what was written late, sleeps before the first search, and sends a part of each write back because there is too much at once.
 * Which words and vectors are found, the node behind it says.
 */
export class NextGenerationFront {
  private calls = 0;
  private awake = false;
  private readonly showing = new Set<Promise<unknown>>();
  private readonly vectorFields = new Map<string, unknown>();
  private readonly sentBack = new Set<string>();
  private server!: LoopbackServer;

  private constructor(private readonly node: string) {}

  static async start(node: string): Promise<NextGenerationFront> {
    const front = new NextGenerationFront(node);
    front.server = await listenOnLoopback((request, response) => void front.answer(request, response));
    return front;
  }

  get url(): string {
    return this.server.url;
  }

  /** Returns when all that was written shows. */
  async shows(): Promise<void> {
    while (this.showing.size > 0) await Promise.all(this.showing);
  }

  async stop(): Promise<void> {
    await this.shows();
    await this.server.stop();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = `${request.method} ${request.url}`;
    const body = (await readBody(request, MOST_BYTES)).toString();
    const reply = (status: number, content: unknown) =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content));
    const refuse = (status: number, type: string, reason: string) => reply(status, { status, error: { type, reason } });
    if (this.calls++ < REFUSED_CALLS) return refuse(403, 'Forbidden', 'User does not have permissions');
    if (!KNOWN.some((known) => known.test(asked))) return refuse(404, 'Not_found', asked);

    const [, index = '', operation] = request.url!.split('/');
    if (operation === '_bulk') return await this.bulk(index, body, reply);
    if (operation === '_search' && !this.awake) {
      this.awake = true;
      await wait(WAKES_AFTER_MS);
    }
    if (request.method === 'DELETE') this.vectorFields.delete(index);
    if (request.method !== 'PUT') {
      const { status, content } = await this.pass(request.method!, request.url!, body);
      return reply(status, operation === '_mapping' && status === 200 ? this.asDescribed(index, content) : content);
    }
    const described = JSON.parse(body) as IndexBody;
    const problem = problemOf(described);
    if (problem) return refuse(400, 'mapper_parsing_exception', problem);
    // Before it is there: another may ask at once.
    if (!this.vectorFields.has(index)) this.vectorFields.set(index, described.mappings.properties.vector);
    const { status, content } = await this.pass('PUT', request.url!, JSON.stringify(asMade(described)));
    reply(status, content);
  }

  /** The first of several is sent back once, and the rest goes through. */
  private async bulk(index: string, body: string, reply: (status: number, content: unknown) => void): Promise<void> {
    const operations = operationsOf(body);
    const [first] = operations;
    const isSentBack = operations.length > 1 && !this.sentBack.has(`${index} ${first!.id}`);
    if (isSentBack) this.sentBack.add(`${index} ${first!.id}`);
    const through = isSentBack ? operations.slice(1) : operations;
    const { status, content } = await this.pass('POST', `/${index}/_bulk`, through.map(({ lines }) => lines).join(''));
    const shown: Promise<unknown> = wait(SHOWS_AFTER_MS)
      .then(() => this.pass('POST', `/${index}/_refresh`, ''))
      .finally(() => this.showing.delete(shown));
    this.showing.add(shown);
    if (status !== 200 || !isSentBack) return reply(status, content);
    const busy = { _id: first!.id, status: 429, error: { type: 'rejected_execution_exception', reason: 'busy' } };
    const { items } = content as { readonly items: readonly unknown[] };
    reply(200, { errors: true, items: [{ [first!.kind]: busy }, ...items] });
  }

  private async pass(method: string, path: string, body: string): Promise<{ status: number; content: unknown }> {
    const type = path.endsWith('_bulk') ? 'application/x-ndjson' : 'application/json';
    const response = await fetch(this.node + path, {
      method,
      headers: { 'content-type': type },
      ...(body !== '' && { body }),
    });
    return { status: response.status, content: await response.json() };
  }

  private asDescribed(index: string, content: unknown): unknown {
    const { mappings } = (content as Record<string, IndexBody>)[index]!;
    const { _source, ...rest } = mappings;
    return {
      [index]: {
        mappings: { ...rest, properties: { ...mappings.properties, vector: this.vectorFields.get(index) } },
      },
    };
  }
}

function problemOf({ settings, mappings }: IndexBody): string | undefined {
  const { type, dimension, space_type, compression_level, ...others } = mappings.properties.vector;
  const [other] = Object.keys(others);
  if (other) return `Field parameter '${other}' is not supported`;
  if (settings.index['knn'] !== true) return 'index.knn must be set';
  const [setting] = Object.keys(settings.index).filter((name) => name !== 'knn');
  return setting && `unknown setting [index.${setting}]`;
}

/** What the node understands by it. Without a word on it, distance would be Euclidean. */
function asMade({ settings, mappings }: IndexBody): IndexBody {
  const { type, dimension, space_type = 'l2' } = mappings.properties.vector;
  const vector = { type, dimension, method: { name: 'hnsw', engine: 'lucene', space_type } };
  return {
    settings: { ...settings, index: { ...settings.index, number_of_replicas: 0, refresh_interval: -1 } },
    mappings: { ...mappings, _source: { excludes: ['vector'] }, properties: { ...mappings.properties, vector } },
  };
}

function operationsOf(body: string): { readonly id: string; readonly kind: string; readonly lines: string }[] {
  const lines = body.trimEnd().split('\n');
  const operations = [];
  for (let at = 0; at < lines.length; at++) {
    const [[kind, { _id: id }]] = Object.entries(JSON.parse(lines[at]!) as Record<string, { _id: string }>) as [
      [string, { _id: string }],
    ];
    const text = kind === 'index' ? `${lines[at]}\n${lines[++at]}\n` : `${lines[at]}\n`;
    operations.push({ id, kind, lines: text });
  }
  return operations;
}
