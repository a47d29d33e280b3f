import type { QueueNotification } from '../../../model/buckets';

/** Something that happened to an object. */
export interface ObjectEvent {
  /** Without the `s3:` of a configuration: `ObjectCreated:Post`. */
  readonly name: string;
  readonly bucket: string;
  readonly key: string;
  /** @default - it is gone */
  readonly size?: number;
  /** Without quotation marks. @default - it is gone */
  readonly eTag?: string;
  /** @default - the bucket keeps no versions */
  readonly versionId?: string;
  readonly at: Date;
  /** A later event of the same object has a greater one. */
  readonly sequence: number;
}

/** Whether a configuration asks to be told. */
export function isTold({ event, prefix, suffix }: QueueNotification, { name, key }: ObjectEvent): boolean {
  const asked = event.replace(/^s3:/, '');
  const isNamed = asked.endsWith(':*') ? name.startsWith(asked.slice(0, -1)) : name === asked;
  return isNamed && key.startsWith(prefix) && key.endsWith(suffix);
}

/** The message of an event, whose key is encoded as in a form: a space is a plus. */
export function eventMessage(
  { name, bucket, key, size, eTag, versionId, at, sequence }: ObjectEvent,
  { region, configurationId }: { readonly region: string; readonly configurationId: string },
): object {
  return {
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: region,
        eventTime: at.toISOString(),
        eventName: name,
        userIdentity: { principalId: 'AWS:LAPTOP' },
        requestParameters: { sourceIPAddress: '127.0.0.1' },
        responseElements: { 'x-amz-request-id': 'LAPTOP', 'x-amz-id-2': 'LAPTOP' },
        s3: {
          s3SchemaVersion: '1.0',
          configurationId,
          bucket: { name: bucket, ownerIdentity: { principalId: 'LAPTOP' }, arn: `arn:aws:s3:::${bucket}` },
          object: {
            key: encodeKey(key),
            ...(size !== undefined && { size }),
            ...(eTag !== undefined && { eTag }),
            ...(versionId !== undefined && { versionId }),
            sequencer: sequence.toString(16).toUpperCase().padStart(18, '0'),
          },
        },
      },
    ],
  };
}

/** Slashes stay; all else as `application/x-www-form-urlencoded` has it. */
function encodeKey(key: string): string {
  return new URLSearchParams([['', key]]).toString().slice(1).replaceAll('%2F', '/');
}
