import type { LaptopUpload } from '../adapters/laptop-uploads';

const READ_AGAIN_MS = 500;
const SHOWN = 20;

/** The newest uploads, read at most twice a second. */
export class SeenUploads {
  private readAt = 0;
  private newest: readonly LaptopUpload[] = [];

  constructor(private readonly read: () => Promise<readonly LaptopUpload[]>) {}

  async now(): Promise<readonly LaptopUpload[]> {
    if (Date.now() - this.readAt < READ_AGAIN_MS) return this.newest;
    this.readAt = Date.now();
    const all = await this.read();
    // Ids begin with the time at which they were made.
    this.newest = [...all].sort((a, b) => (a.uploadId < b.uploadId ? 1 : -1)).slice(0, SHOWN);
    return this.newest;
  }
}
