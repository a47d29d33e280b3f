import { createHash } from 'node:crypto';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { incomingKey, type UploadKey } from '../../../lib/upload/domain/object-keys';

export const QUARANTINE = 'upload-quarantine-1a2b3c';

export const UPLOAD: UploadKey = {
  owner: createHash('sha256').update('a secret that a browser made').digest('base64url'),
  uploadId: '019a3b1c-5d2e-7f3a-8b4c-9d0e1f2a3b4c',
};

export interface S3Message {
  /** As S3 writes it: encoded. */
  readonly key: string;
  readonly versionId?: string;
  readonly size?: number;
  readonly bucket?: string;
  readonly eventName?: string;
}

/** What S3 puts into a queue for one object. */
export function s3Message({
  key,
  versionId = 'v1',
  size = 1,
  bucket = QUARANTINE,
  eventName = 'ObjectCreated:Post',
}: S3Message): string {
  const object = { key, size, versionId, eTag: 'd41d8cd98f00b204e9800998ecf8427e', sequencer: '00655C8D4E2B3A1F00' };
  const s3 = { s3SchemaVersion: '1.0', bucket: { name: bucket, arn: `arn:aws:s3:::${bucket}` }, object };
  return JSON.stringify({ Records: [{ eventVersion: '2.1', eventSource: 'aws:s3', eventName, s3 }] });
}

/** The message of an upload that came as it was meant to. */
export function arrivalMessage(upload: UploadKey, versionId: string, size: number): string {
  return s3Message({ key: incomingKey(upload), versionId, size });
}

/** Messages as the event source mapping hands them to a function; their ids are their places. */
export function sqsEvent(bodies: readonly string[]): SQSEvent {
  return { Records: bodies.map((body, index) => recordOf(body, `message-${index}`)) };
}

function recordOf(body: string, messageId: string): SQSRecord {
  return {
    messageId,
    receiptHandle: `handle of ${messageId}`,
    body,
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '1795000000000',
      SenderId: 'AIDAEXAMPLES3',
      ApproximateFirstReceiveTimestamp: '1795000000001',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:ap-southeast-2:111111111111:Upload-Arrivals',
    awsRegion: 'ap-southeast-2',
  };
}
