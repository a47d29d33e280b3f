import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';

const COUNT_AGAIN_MS = 1000;

/** How many objects of a bucket begin with a prefix, counted once a second at most; above a thousand it says a thousand. */
export class CountedObjects {
  private countedAt = 0;
  private count = 0;

  constructor(
    private readonly s3: S3Client,
    private readonly bucket: string,
    private readonly prefix: string,
  ) {}

  async now(): Promise<number> {
    if (Date.now() - this.countedAt < COUNT_AGAIN_MS) return this.count;
    this.countedAt = Date.now();
    const found = await this.s3.send(new ListObjectsV2Command({ Bucket: this.bucket, Prefix: this.prefix }));
    this.count = found.KeyCount ?? 0;
    return this.count;
  }
}
