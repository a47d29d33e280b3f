import type { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  type S3Client,
} from '@aws-sdk/client-s3';
import { incomingKey, rejectedKey } from '../domain/object-keys';
import type { Arrival } from '../domain/s3-event';
import type { Quarantine } from '../domain/validate-deps';
import { copySource, unlessGone } from './s3-versions';

export function s3Quarantine(client: S3Client, bucket: string): Quarantine {
  const versionOf = (arrival: Arrival) => ({
    Bucket: bucket,
    Key: incomingKey(arrival),
    VersionId: arrival.versionId,
  });
  const get = (arrival: Arrival, range?: string): Promise<GetObjectCommandOutput | undefined> =>
    unlessGone(() => client.send(new GetObjectCommand({ ...versionOf(arrival), Range: range })));

  return {
    async readPart(arrival, fromByte, length) {
      const object = await get(arrival, `bytes=${fromByte}-${fromByte + length - 1}`);
      return object?.Body?.transformToByteArray();
    },

    async readPieces(arrival) {
      const object = await get(arrival);
      // Whoever stops in the middle of it closes the connection with that.
      return object?.Body as Readable | undefined;
    },

    async keepRejected(arrival) {
      const copied = await unlessGone(() =>
        client.send(
          new CopyObjectCommand({
            Bucket: bucket,
            Key: rejectedKey(arrival),
            CopySource: copySource(bucket, arrival),
            MetadataDirective: 'REPLACE',
            TaggingDirective: 'REPLACE',
            // Nobody is served this. Whoever opens it in the console gets a download, and never a page.
            ContentType: 'application/octet-stream',
            ContentDisposition: 'attachment',
          }),
        ),
      );
      return copied !== undefined;
    },

    async remove(arrival) {
      await client.send(new DeleteObjectCommand(versionOf(arrival)));
    },
  };
}
