import { fromBuffer } from 'file-type';
import type { DetectType } from '../domain/sniffing';

/**
 * Beginnings after which the library is not asked. It walks from object to object of Windows Media, for ever where one says that it
 * has no size (CVE-2026-31808), and through the tags of a recording to whatever stands behind them.
 */
const ANSWERED_HERE: readonly (readonly [beginning: Buffer, type: string])[] = [
  [Buffer.from('3026b2758e66cf11a6d9', 'hex'), 'video/x-ms-asf'],
  [Buffer.from('ID3'), 'audio/mpeg'],
];

export const detectType: DetectType = async (head) => {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const answer = ANSWERED_HERE.find(([beginning]) => bytes.subarray(0, beginning.length).equals(beginning));
  if (answer) return answer[1];
  // It throws at what ends earlier than it says.
  const found = await fromBuffer(bytes).catch(() => undefined);
  return found?.mime;
};
