import type { DocumentKey } from './document-key';
import type { Refusal } from './parsed-document';
import { orderOf } from './sequencer';

/** The newest that is known to have happened to a document. */
export interface Newest {
  /** Place in the order of what happened to it; see `orderOf`. */
  readonly order: string;
  readonly what: 'came' | 'went';
  /** Of the object that came, or of the marker that hides it. */
  readonly versionId: string;
  readonly bytes: number;
}

/** Something that happened to a document, or to one version of it: that is deleted for good by its name alone. */
export type Happened = Newest | { readonly order: string; readonly what: 'purged'; readonly versionId: string };

/** What is answered from. */
export interface Published {
  /** Order of the version that the passages were cut from. */
  readonly generation: string;
  /** Version of the object that holds the same bytes, to be read again when another index is filled. */
  readonly versionId: string;
  /** Order of the newest version that holds them. */
  readonly order: string;
  readonly contentHash: string;
  readonly title: string;
  readonly passages: number;
  /** Milliseconds since 1970. */
  readonly atMs: number;
  /**
   * Generation that was answered from before.
   * @default - none was
   */
  readonly previous?: string;
}

/** Passages that somebody set out to write: noted before the first is written, so that none is ever forgotten. */
export interface Written {
  readonly passages: number;
  /** Until when their writer may still be writing, in milliseconds since 1970. */
  readonly untilMs: number;
  /** All of them are there. */
  readonly done: boolean;
  /**
   * They count no more and were removed. Noted until its writers have ended, who may write some of them again.
   * @default false
   */
  readonly removed?: true;
  /**
   * Middle of their vectors, once they are there.
   * @default - they are not, or have none
   */
  readonly centroid?: readonly number[];
}

/** What the ledger knows of a document. The ledger is the truth; indexes only hold what it says, sooner or later. */
export interface DocumentRecord extends DocumentKey {
  /** Counts the changes of the record: whoever changes it says which one they read. */
  readonly revision: number;
  readonly newest: Newest;
  /** @default - nothing is answered from it */
  readonly published?: Published;
  /**
   * Why the version of that order cannot be answered from.
   * @default - no version was refused
   */
  readonly refused?: { readonly order: string; readonly reason: Refusal };
  /** By index and generation. */
  readonly written: Readonly<Record<string, Readonly<Record<string, Written>>>>;
  /**
   * Marker of a deletion that its owner asked for and S3 has not told of yet: until then nothing is answered from it.
   * @default - nobody asked
   */
  readonly hiddenBy?: string;
  /**
   * Markers that S3 has told of, the newest last: whoever made one learns that it needs no hiding any more.
   * @default - none yet
   */
  readonly toldMarkers?: readonly string[];
  /**
   * Versions that were deleted for good, the last one last: news of one of them may come later than that of its end.
   * @default - none
   */
  readonly purged?: readonly string[];
  /**
   * Index that is being filled and has not got this document yet.
   * @default - none waits for it
   */
  readonly pendingFor?: string;
  /**
   * When the ledger may forget it, in seconds since 1970.
   * @default - it is there, or something of it is still written somewhere
   */
  readonly expiresAt?: number;
}

/** How long what went is remembered: news that comes late must not bring it back. Longer than any queue keeps a message. */
const REMEMBERED_DAYS = 20;

export type DocumentStatus = 'reading' | 'ready' | 'refused' | 'deleted';

export function statusOf({ newest, published, refused, hiddenBy }: DocumentRecord): DocumentStatus {
  if (hiddenBy !== undefined || newest.what === 'went') return 'deleted';
  if (refused?.order === newest.order) return 'refused';
  return published?.order === newest.order ? 'ready' : 'reading';
}

/** Before everything that happens. */
const NOTHING_YET: Newest = { order: orderOf('0')!, what: 'went', versionId: '', bytes: 0 };

/** A record of a document that nothing was known of. */
export function firstRecord(key: DocumentKey, happened: Happened): DocumentRecord {
  if (happened.what !== 'purged') return { ...key, revision: 0, newest: happened, written: {}, ...toldOf(happened) };
  return { ...key, revision: 0, newest: NOTHING_YET, written: {}, purged: [happened.versionId] };
}

/** So many deletions of one document may be under way at one time. */
const MOST_MARKERS = 8;

function toldOf({ what, versionId }: Newest, before: readonly string[] = []): Pick<DocumentRecord, 'toldMarkers'> {
  if (what === 'came') return before.length > 0 ? { toldMarkers: before } : {};
  return { toldMarkers: [...before, versionId].slice(-MOST_MARKERS) };
}

/** Hides a document whose owner deletes it, until S3 tells of the marker, unless it has. */
export function hiddenRecord(record: DocumentRecord, marker: string): DocumentRecord {
  return record.toldMarkers?.includes(marker) ? record : { ...record, hiddenBy: marker };
}

/**
 * Takes note of what happened, unless something newer did. What went, or came anew, is withdrawn or kept as it should be.
 *
 * The end of an older version changes nothing. With the newest one the document is gone, although S3 shows the one before again,
 * or what a marker hid: it tells of no object that came.
 */
export function noted(record: DocumentRecord, happened: Happened): DocumentRecord {
  if (happened.what === 'purged') return purgedRecord(record, happened.versionId);
  return isPurged(record, happened) ? since(record, { ...happened, what: 'went' }) : since(record, happened);
}

function isPurged({ purged }: DocumentRecord, { versionId }: Newest): boolean {
  return purged?.includes(versionId) === true;
}

function purgedRecord(record: DocumentRecord, versionId: string): DocumentRecord {
  const purged = [...(record.purged ?? []).filter((each) => each !== versionId), versionId].slice(-MOST_MARKERS);
  const isNewestVersion = record.newest.what === 'came' && record.newest.versionId === versionId;
  return { ...(isNewestVersion ? since(record, { ...record.newest, what: 'went' }) : record), purged };
}

function since(record: DocumentRecord, newest: Newest): DocumentRecord {
  const { hiddenBy, toldMarkers, expiresAt: _, ...rest } = record;
  // The deletion that its owner asked for was told of: from then on its place in the order counts.
  const told = newest.what === 'went' && newest.versionId === hiddenBy;
  const kept = { ...rest, ...toldOf(newest, toldMarkers), ...(hiddenBy !== undefined && !told && { hiddenBy }) };
  if (newest.order < record.newest.order) return kept;
  if (newest.what === 'came') return { ...kept, newest };
  const { published: __, refused: ___, pendingFor: ____, ...gone } = kept;
  return { ...gone, newest };
}

/** @returns undefined when a newer version is known, and this one counts no more */
export function refusedRecord(record: DocumentRecord, order: string, reason: Refusal): DocumentRecord | undefined {
  if (!isNewest(record, order)) return undefined;
  const { published: _, pendingFor: __, ...rest } = record;
  return { ...rest, refused: { order, reason } };
}

/** @returns undefined when a newer version is known, or this one was refused: it counts no more */
export function publishedRecord(
  record: DocumentRecord,
  published: Omit<Published, 'previous'>,
): DocumentRecord | undefined {
  if (!isNewest(record, published.order) || record.refused?.order === published.order) return undefined;
  const before = record.published;
  const previous = before?.generation === published.generation ? before.previous : before?.generation;
  const { refused: _, ...rest } = record;
  const atMs = before?.generation === published.generation ? before.atMs : published.atMs;
  return { ...rest, published: { ...published, atMs, ...(previous !== undefined && { previous }) } };
}

/** Whether an order is that of the version that is there now. */
export function isNewest({ newest }: DocumentRecord, order: string): boolean {
  return newest.what === 'came' && newest.order === order;
}

/** Notes what is about to be written, or was. */
export function withWritten(
  record: DocumentRecord,
  index: string,
  generation: string,
  written: Written,
): DocumentRecord {
  return {
    ...record,
    written: { ...record.written, [index]: { ...record.written[index], [generation]: written } },
  };
}

/** Passages of one generation in one index. */
export interface WrittenPart {
  readonly index: string;
  readonly generation: string;
  readonly passages: number;
}

/** What is written somewhere and will never be answered from again, unless somebody is only just writing it. */
export function leftovers(record: DocumentRecord, nowMs: number): WrittenPart[] {
  return parts(record)
    .filter(({ generation }) => !mayCount(record, generation))
    .filter(({ about: { untilMs, done, removed } }) => untilMs <= nowMs || (done && !removed))
    .map(({ index, generation, about: { passages } }) => ({ index, generation, passages }));
}

/** Once a generation counts no more it never does again: only what is published, or came last and is about to be, counts. */
function mayCount({ published, newest, refused }: DocumentRecord, generation: string): boolean {
  if (generation === published?.generation) return true;
  return newest.what === 'came' && newest.order === generation && refused?.order !== generation;
}

/** Notes that parts were removed, and forgets those that nobody can be writing any more. What went is forgotten as a whole, later. */
export function without(
  record: DocumentRecord,
  removed: readonly Omit<WrittenPart, 'passages'>[],
  nowMs: number,
): DocumentRecord {
  const isRemoved = (index: string, generation: string) =>
    removed.some((part) => part.index === index && part.generation === generation);
  const left = parts(record).flatMap(({ index, generation, about }) => {
    if (!isRemoved(index, generation)) return [{ index, generation, about }];
    if (about.untilMs <= nowMs) return [];
    // Without its vector: whoever saves a document every few seconds would fill the record with them.
    const { centroid: _, ...rest } = about;
    return [{ index, generation, about: { ...rest, removed: true as const } }];
  });
  const written: Record<string, Record<string, Written>> = {};
  for (const { index, generation, about } of left) written[index] = { ...written[index], [generation]: about };
  const isGone = record.newest.what === 'went' && left.every(({ about }) => about.removed);
  return { ...record, written, ...(isGone && { expiresAt: Math.ceil(nowMs / 1000) + REMEMBERED_DAYS * 86_400 }) };
}

function parts({ written }: DocumentRecord) {
  return Object.entries(written).flatMap(([index, generations]) =>
    Object.entries(generations).map(([generation, about]) => ({ index, generation, about })),
  );
}

/**
 * Has a document written into an index, whatever was noted of that before: an index that was dropped may have had the same name, since
 * its name says only what is in it. Writing again what is there changes nothing.
 */
export function awaitedBy(record: DocumentRecord, index: string): DocumentRecord {
  const { written, published } = record;
  const held = published && written[index]?.[published.generation];
  const unsure = held ? withWritten(record, index, published.generation, { ...held, done: false }) : record;
  return { ...unsure, pendingFor: index };
}

/** Whether an index holds what is answered from. */
export function isHeldBy({ written, published }: DocumentRecord, index: string): boolean {
  return published !== undefined && written[index]?.[published.generation]?.done === true;
}
