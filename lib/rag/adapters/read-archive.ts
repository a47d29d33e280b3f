import { unzipSync } from 'fflate';
import type { Refusal } from '../domain/parsed-document';

/** Files in an archive: a report with a thousand pictures has fewer. */
const MOST_ENTRIES = 5_000;
/** A part this many times as large as it is packed, and larger than a page of text, was made to be so. */
const LARGEST_RATIO = 400;
const NO_BOMB = 1024 * 1024;

export type Archive =
  | { readonly files: Readonly<Record<string, Uint8Array>>; readonly refused?: undefined }
  | { readonly refused: Refusal; readonly files?: undefined };

/**
 * Unpacks those files of an archive that are asked for. The library fills exactly what an entry says it needs and no byte more, so
 * that an entry which says too little comes out cut off, and one which says too much is refused here.
 *
 * @param mostUnpacked - bytes that these files may come to
 */
export function readArchive(bytes: Uint8Array, wanted: (name: string) => boolean, mostUnpacked: number): Archive {
  let entries = 0;
  let unpacked = 0;
  let refused: Refusal | undefined;
  const files = unzipSync(bytes, {
    filter: ({ name, size, originalSize }) => {
      entries += 1;
      if (entries > MOST_ENTRIES) refused ??= 'too-large';
      if (refused || !wanted(name)) return false;
      unpacked += originalSize;
      const isBomb = originalSize > NO_BOMB && originalSize > size * LARGEST_RATIO;
      if (isBomb || unpacked > mostUnpacked) refused ??= 'too-large';
      return refused === undefined;
    },
  });
  return refused ? { refused } : { files };
}
