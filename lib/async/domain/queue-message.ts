import * as z from 'zod';
import { isCallerId } from '../../shared/caller-id';
import { claimCheckKey } from './file-keys';
import { isJobId } from './job-id';
import { MESSAGE_ATTRIBUTES, MESSAGE_TYPES } from './message-attributes';

/** A message as it was received, whether by Lambda's event source or by our own poller. */
export interface ReceivedMessage {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  /** How often it was received, this time included. */
  readonly receiveCount: number;
  readonly attributes: Readonly<Record<string, string>>;
}

/** A message to be sent. */
export interface OutgoingMessage {
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Messages of one group take turns with those of others, so that one owner's thousand jobs do not delay the rest. */
  readonly groupId: string;
}

export interface Queue {
  /**
   * Resolves when SQS has the message.
   *
   * @throws when it is not known to have it
   */
  readonly send: (message: OutgoingMessage, delaySeconds?: number) => Promise<void>;
  /** Sends up to ten at once and returns the positions of those that SQS did not take (A18). */
  readonly sendBatch: (messages: readonly OutgoingMessage[]) => Promise<readonly number[]>;
}

/** Hides a received message for so many seconds from now; 0 shows it at once. */
export type Hide = (receiptHandle: string, seconds: number) => Promise<void>;

const chunkOfRows = z.strictObject({
  chunk: z.number().int().min(0),
  firstRow: z.number().int().min(1),
  /** Fields of each row; none for an empty one. */
  rows: z.array(z.array(z.string())).min(1),
});

/** What a message of type bulk-chunk asks for: work on some rows. */
export type Chunk = z.output<typeof chunkOfRows>;

export type Task =
  | { readonly type: 'job'; readonly owner: string; readonly jobId: string; readonly claimCheckKey: string | undefined }
  | { readonly type: 'bulk-chunk'; readonly owner: string; readonly jobId: string; readonly chunk: Chunk }
  /** Nothing that can be worked on, now or later. */
  | { readonly type: 'poison'; readonly reason: string };

/** Reads what a message is about. A job's body is read by whoever runs it, because it may be in S3. */
export function taskOf(message: ReceivedMessage): Task {
  const owner = message.attributes[MESSAGE_ATTRIBUTES.owner];
  const jobId = message.attributes[MESSAGE_ATTRIBUTES.jobId];
  const type = MESSAGE_TYPES.find((known) => known === message.attributes[MESSAGE_ATTRIBUTES.type]);
  if (!isCallerId(owner)) return { type: 'poison', reason: 'owner' };
  if (!isJobId(jobId)) return { type: 'poison', reason: 'job-id' };
  if (type === undefined) return { type: 'poison', reason: 'type' };

  if (type === 'job') {
    const stored = message.attributes[MESSAGE_ATTRIBUTES.claimCheckKey];
    if (stored !== undefined && stored !== claimCheckKey(owner, jobId)) return { type: 'poison', reason: 'claim-key' };
    return { type, owner, jobId, claimCheckKey: stored };
  }
  const chunk = parseChunk(message.body);
  return chunk === undefined ? { type: 'poison', reason: 'bulk-chunk' } : { type, owner, jobId, chunk };
}

/** @param asClaimCheck - the body waits in S3, and the message carries its key */
export function jobMessage(owner: string, jobId: string, body: string, asClaimCheck = false): OutgoingMessage {
  return {
    body: asClaimCheck ? '{}' : queueable(body),
    attributes: {
      ...attributesOf('job', owner, jobId),
      ...(asClaimCheck && { [MESSAGE_ATTRIBUTES.claimCheckKey]: claimCheckKey(owner, jobId) }),
    },
    groupId: groupOf(owner),
  };
}

export function bulkMessage(owner: string, jobId: string, chunk: Chunk): OutgoingMessage {
  return {
    body: queueable(JSON.stringify(chunk)),
    attributes: attributesOf('bulk-chunk', owner, jobId),
    groupId: groupOf(owner),
  };
}

/** Characters SQS refuses: lone surrogates and two non-characters. In JSON they can be written as escapes. */
function queueable(json: string): string {
  return json.replace(/[\uFFFE\uFFFF]|\p{Surrogate}/gu, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** A group id is at most 128 characters, without spaces; an owner's id has none. */
function groupOf(owner: string): string {
  return owner.slice(0, 128);
}

function attributesOf(type: (typeof MESSAGE_TYPES)[number], owner: string, jobId: string): Record<string, string> {
  return { [MESSAGE_ATTRIBUTES.type]: type, [MESSAGE_ATTRIBUTES.owner]: owner, [MESSAGE_ATTRIBUTES.jobId]: jobId };
}

function parseChunk(body: string): Chunk | undefined {
  try {
    return chunkOfRows.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}
