import { isIndexName } from '../domain/index-name';
import { ACTIVE_ALIAS } from '../domain/index-names';
import type { PassageIndexes } from '../domain/passage-store';
import { mayPass, type Retries } from '../domain/retry';
import { StoreError } from '../domain/store-error';
import type { OpenSearchDialect } from './opensearch-dialect';
import { type IndexBody, indexBody } from './opensearch-layout';
import { ALIASES, INDEX_NAMES, MAPPINGS, type Mapping, readReply } from './opensearch-replies';
import { RequestFault, type StoreRequest, storeErrorOf } from './request-fault';
import type { StoreRequests } from './store-requests';

/** A collection that slept is given time to wake. */
const ASK_MS = 40_000;
/** Of two that move the alias at once, one moves it again. */
const MOVES: Retries = { most: 5, mayPass: () => true };

export function openSearchIndexes(requests: StoreRequests, dialect: OpenSearchDialect): PassageIndexes {
  return {
    async ensure(index, signal) {
      checkName(index.name);
      const body = indexBody(dialect, index);
      const create: StoreRequest = { method: 'PUT', path: `/${index.name}`, body, ms: ASK_MS };
      const { fault } = await requests.outcome(create, signal, untilItIsAllowed(dialect));
      if (!fault) return 'created';
      // Also when another was faster, or when the answer to the try before was lost.
      if (fault.type !== 'resource_already_exists_exception') throw storeErrorOf(fault);
      const difference = differenceOf(body.mappings, await mappingOf(index.name, signal));
      if (difference) throw new StoreError('different', `${index.name} is there, and is another: ${difference}`);
      return 'exists';
    },

    async active(signal) {
      const [name, ...others] = await named(signal);
      if (name === undefined) return undefined;
      if (others.length > 0)
        throw new StoreError('different', `${ACTIVE_ALIAS} leads to ${[name, ...others].join(', ')}`);
      const { _meta: meta } = await mappingOf(name, signal);
      if (!meta) throw new StoreError('different', `${name} does not say which model its vectors are of`);
      return { name, embeddingModel: meta.embeddingModel, dimension: meta.dimension };
    },

    async activate({ name }, signal) {
      checkName(name);
      // What is there is asked for again after each move: two may move it at once.
      for (let move = 1; ; move++) {
        const before = await named(signal);
        if (before.length === 1 && before[0] === name) return;
        if (move > 1 && !(await requests.waitToRetry(move - 1, undefined, signal, MOVES))) break;
        const actions = [
          ...before.filter((other) => other !== name).map((index) => ({ remove: { index, alias: ACTIVE_ALIAS } })),
          { add: { index: name, alias: ACTIVE_ALIAS } },
        ];
        const { fault } = await requests.once(
          { method: 'POST', path: '/_aliases', body: { actions }, ms: ASK_MS },
          signal,
        );
        // Either the index is gone, or one that the alias led to; the former is said.
        if (fault?.type === 'index_not_found_exception') await mappingOf(name, signal);
        else if (fault && !fault.mayPass && fault.type !== 'aliases_not_found_exception') throw storeErrorOf(fault);
      }
      throw new StoreError('unavailable', `${ACTIVE_ALIAS} does not come to lead to ${name}`);
    },

    async names(signal) {
      const path = dialect.paths.names;
      const found = readReply(INDEX_NAMES, await requests.send({ method: 'GET', path, ms: ASK_MS }, signal), path);
      return found
        .map(({ index }) => index)
        .filter(isIndexName)
        .sort();
    },

    async drop(name, signal) {
      checkName(name);
      const { fault } = await requests.outcome({ method: 'DELETE', path: `/${name}`, ms: ASK_MS }, signal);
      if (fault && fault.type !== 'index_not_found_exception') throw storeErrorOf(fault);
    },
  };

  /** Names of the indexes that the alias leads to. */
  async function named(signal: AbortSignal): Promise<string[]> {
    const path = dialect.paths.alias;
    const { reply, fault } = await requests.outcome({ method: 'GET', path, ms: ASK_MS }, signal);
    if (fault?.status === 404) return [];
    if (fault) throw storeErrorOf(fault);
    return Object.keys(readReply(ALIASES, reply, path)).sort();
  }

  async function mappingOf(name: string, signal: AbortSignal) {
    const path = `/${name}/_mapping`;
    const found = readReply(MAPPINGS, await requests.send({ method: 'GET', path, ms: ASK_MS }, signal), path)[name];
    if (!found) throw new StoreError('unavailable', `${path}: the answer is about something else`);
    return found.mappings;
  }
}

/** A pattern in place of a name would mean more than one index, of whomever. */
function checkName(name: string): void {
  if (!isIndexName(name)) throw new StoreError('refused', `${name} is no name of an index of passages`);
}

/** Until time is over: a deployment that ends sooner has failed, and this one may only be early. */
function untilItIsAllowed({ allowsLate }: OpenSearchDialect): Retries {
  return {
    most: Number.POSITIVE_INFINITY,
    mayPass: (error) =>
      mayPass(error) || (allowsLate && error instanceof RequestFault && [403, 404].includes(error.status ?? 0)),
  };
}

/**
 * Where a mapping is another than was wanted. Services write more into it than they were told, so that what was told is looked for;
 * fields there must be none besides.
 */
function differenceOf(wanted: IndexBody['mappings'], found: Mapping): string | undefined {
  const missing = firstMissing(wanted, found, '');
  if (missing) return missing;
  const other = Object.keys(found.properties).find((field) => !(field in wanted.properties));
  return other && `properties.${other}`;
}

function firstMissing(wanted: unknown, found: unknown, place: string): string | undefined {
  if (typeof wanted !== 'object' || wanted === null)
    // Some services give numbers and truth values back as texts.
    return String(wanted) === String(found) ? undefined : place;
  if (typeof found !== 'object' || found === null) return place;
  for (const [key, value] of Object.entries(wanted)) {
    const missing = firstMissing(value, (found as Record<string, unknown>)[key], place ? `${place}.${key}` : key);
    if (missing) return missing;
  }
  return undefined;
}
