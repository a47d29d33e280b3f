import { composed, type EmbeddedPassage } from '../domain/passage';
import type { PassageIndex, PassageWriter } from '../domain/passage-store';
import { StoreError } from '../domain/store-error';
import { checkVector } from '../domain/vector-check';
import { BULK, readReply } from './opensearch-replies';
import { storeErrorOf } from './request-fault';
import type { StoreRequests } from './store-requests';

/** Services take ten at least; a part that is to be sent again is sent as a whole. */
const MOST_PART_BYTES = 5_000_000;
/** A collection that slept wakes at the first. */
const WRITE_MS = 60_000;
const TOLD_IDS = 10;

/** The service had no time for some; it says so of each by itself. */
const NO_ROOM = { mayPass: true };

/** What is done with one passage. */
interface Operation {
  readonly id: string;
  readonly lines: string;
}

/** What became of those of a part that were not done. */
interface Undone {
  readonly again: readonly Operation[];
  /** With what the service calls the reason. */
  readonly failed: ReadonlyMap<string, string>;
}

export function openSearchWriter(requests: StoreRequests): PassageWriter {
  return {
    async write(index, passages, signal) {
      for (const { id, vector } of passages) checkVector(index, vector, id);
      // Of two of one id the later holds, also when the former is tried again.
      const operations = new Map(passages.map((passage) => [passage.id, { id: passage.id, lines: written(passage) }]));
      await operate(index, [...operations.values()], signal);
    },

    async remove(index, ids, signal) {
      await operate(
        index,
        [...new Set(ids)].map((id) => ({ id, lines: `${JSON.stringify({ delete: { _id: id } })}\n` })),
        signal,
      );
    },
  };

  async function operate(index: PassageIndex, operations: readonly Operation[], signal: AbortSignal): Promise<void> {
    for (const part of parts(operations)) {
      let { again, failed } = await sendPart(index, part, signal);
      for (let attempt = 1; again.length > 0 && (await requests.waitToRetry(attempt, NO_ROOM, signal)); attempt++) {
        const next = await sendPart(index, again, signal);
        again = next.again;
        failed = new Map([...failed, ...next.failed]);
      }
      if (failed.size > 0 || again.length > 0) throw notDone(index, operations.length, failed, again);
    }
  }

  async function sendPart(index: PassageIndex, part: readonly Operation[], signal: AbortSignal): Promise<Undone> {
    const path = `/${index.name}/_bulk`;
    const lines = part.map((operation) => operation.lines).join('');
    const { reply, fault } = await requests.once({ method: 'POST', path, lines, ms: WRITE_MS }, signal);
    if (fault?.mayPass) return { again: part, failed: new Map() };
    if (fault) throw storeErrorOf(fault);
    const { items } = readReply(BULK, reply, path);
    const again: Operation[] = [];
    const failed = new Map<string, string>();
    for (const [position, operation] of part.entries()) {
      const item = items[position];
      const result = item && ('index' in item ? item.index : item.delete);
      if (result?._id !== operation.id)
        throw new StoreError('unavailable', `${path}: the answer is about something else`);
      if (result.status === 429 || result.status === 503) again.push(operation);
      else if (result.error) failed.set(operation.id, result.error.type);
      else if (result.status >= 400 && !isGoneAlready(operation, result.status))
        failed.set(operation.id, String(result.status));
    }
    return { again, failed };
  }
}

/** Deleting what is gone is no error; an index that is gone says so as one. */
function isGoneAlready({ lines }: Operation, status: number): boolean {
  return status === 404 && lines.startsWith('{"delete"');
}

function written(passage: EmbeddedPassage): string {
  const { id, tenant, documentId, generation, title, ordinal, text, headings, page, vector } = composed(passage);
  const source = { tenant, documentId, generation, title, ordinal, text, headings, page, vector };
  return `${JSON.stringify({ index: { _id: id } })}\n${JSON.stringify(source)}\n`;
}

function* parts(operations: readonly Operation[]): Generator<Operation[]> {
  let part: Operation[] = [];
  let bytes = 0;
  for (const operation of operations) {
    const more = Buffer.byteLength(operation.lines);
    if (part.length > 0 && bytes + more > MOST_PART_BYTES) {
      yield part;
      part = [];
      bytes = 0;
    }
    part.push(operation);
    bytes += more;
  }
  if (part.length > 0) yield part;
}

function notDone({ name }: PassageIndex, all: number, failed: Undone['failed'], again: Undone['again']): StoreError {
  const ids = [...failed.keys(), ...again.map(({ id }) => id)];
  const types = new Set(failed.values());
  if (types.size === 0)
    return new StoreError('unavailable', `${name}: no room for ${ids.length} of ${all} passages`, ids);
  if (types.size === 1 && types.has('index_not_found_exception'))
    return new StoreError('index-missing', `${name} is not there`, ids);
  const told = [...failed].slice(0, TOLD_IDS).map(([id, type]) => `${id} (${type})`);
  const more = ids.length > told.length ? ` and ${ids.length - told.length} more` : '';
  return new StoreError(
    'not-written',
    `${name}: ${ids.length} of ${all} passages failed: ${told.join(', ')}${more}`,
    ids,
  );
}
