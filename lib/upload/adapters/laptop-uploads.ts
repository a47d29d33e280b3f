import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { CheckedRecord } from '../domain/checked-record';
import type { RejectionReason } from '../domain/rejections';

/** An upload as the laptop's page shows it: whoever sent it, to whoever sits at the machine. */
export interface LaptopUpload {
  readonly uploadId: string;
  readonly fileName: string;
  readonly status: CheckedRecord['status'];
  readonly kind?: 'image' | 'file';
  readonly reason?: RejectionReason;
}

/** Reads every record there is, which on a laptop are few. Handlers may not, and need not. */
export function laptopUploads(client: DynamoDBClient, TableName: string): () => Promise<readonly LaptopUpload[]> {
  return async () => {
    const { Items = [] } = await client.send(new ScanCommand({ TableName }));
    return Items.map(({ uploadId, fileName, status, result, reason }) => {
      const kind = result?.M?.['kind']?.S as LaptopUpload['kind'];
      return {
        uploadId: uploadId!.S!,
        fileName: fileName?.S ?? '',
        status: status!.S as LaptopUpload['status'],
        ...(kind && { kind }),
        ...(reason?.S && { reason: reason.S as RejectionReason }),
      };
    });
  };
}
