import type * as z from 'zod';
import type { acceptedEnv } from '../../lib/upload/accepted-env';
import type { UploadSettings } from '../../lib/upload/settings';

const MIB = 1024 * 1024;

/** What a deployment takes, as its handlers are told. */
export type Accepted = z.input<typeof acceptedEnv>;

export function acceptedOf({ accept, maxImageMiB, maxFileMiB }: UploadSettings): Accepted {
  return {
    ACCEPT: accept,
    MAX_IMAGE_BYTES: String(maxImageMiB * MIB),
    MAX_FILE_BYTES: String(maxFileMiB * MIB),
  };
}
