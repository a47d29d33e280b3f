import { acceptedKind, limitOf } from './accepted-types';
import type { Look } from './looks';
import type { RejectionReason } from './rejections';
import type { Arrival } from './s3-event';
import { HEAD_BYTES, isAsDeclared, sniff } from './sniffing';
import { utf8Check } from './text-check';
import type { ValidateDeps, ValidateSettings } from './validate-deps';

/** What an upload turns out to be. */
export type Finding =
  | {
      readonly found: 'image';
      readonly body: Uint8Array;
      readonly contentType: string;
      readonly width: number;
      readonly height: number;
      readonly firstFrameOnly: boolean;
    }
  | { readonly found: 'file'; readonly contentType: string }
  | { readonly found: 'fault'; readonly reason: RejectionReason; readonly looksLike?: Look }
  /** Somebody else who checks the same upload was faster, and removed it. */
  | { readonly found: 'nothing' };

type ExamineDeps = Pick<ValidateDeps, 'quarantine' | 'detectType' | 'remakeImage'>;

/** Readers look for the end of a PDF in its last kilobyte, since some programs write more behind it. */
const PDF_TAIL_BYTES = 1_024;

/** What a file of each type is served as: what was found in it, never what came with it. */
const SERVED_AS: Readonly<Record<string, string>> = {
  'text/plain': 'text/plain; charset=utf-8',
  'text/csv': 'text/csv; charset=utf-8',
};

/**
 * Looks at an upload: first at its size, then at its head, then at as much as its type asks for. An archive or a video is never read
 * whole, and nothing is ever unpacked.
 *
 * @param declared - content type that the upload was issued for
 */
export async function examineUpload(
  arrival: Arrival,
  declared: string,
  deps: ExamineDeps,
  settings: ValidateSettings,
): Promise<Finding> {
  const kind = acceptedKind(declared, settings);
  if (kind === undefined) return fault('not-accepted');
  if (arrival.bytes === 0) return fault('empty');
  if (arrival.bytes > limitOf(kind, settings)) return fault('too-large');

  const head = await deps.quarantine.readPart(arrival, 0, Math.min(HEAD_BYTES, arrival.bytes));
  if (head === undefined) return NOTHING;
  const look = await sniff(head, deps.detectType);
  if (!isAsDeclared(look, declared)) {
    const isUnreadText = declared.startsWith('text/') && (look === undefined || look === 'utf16' || look === 'eucKr');
    return fault(isUnreadText ? 'not-text' : 'type-mismatch', look);
  }
  if (kind === 'image') return examineImage(arrival, look, deps);
  if (look === 'text') return examineText(arrival, declared, deps);
  if (look === 'pdf') return examinePdf(arrival, declared, deps);
  return { found: 'file', contentType: declared };
}

async function examineImage(arrival: Arrival, look: Look | undefined, deps: ExamineDeps): Promise<Finding> {
  const whole = await deps.quarantine.readPart(arrival, 0, arrival.bytes);
  if (whole === undefined) return NOTHING;
  const remade = await deps.remakeImage(whole);
  if (!remade.ok) return fault(remade.reason);
  const { body, contentType, width, height, frames } = remade;
  // libvips knows the still image alone of an animated PNG.
  const firstFrameOnly = frames > 1 || look === 'animatedPng';
  return { found: 'image', body, contentType, width, height, firstFrameOnly };
}

async function examineText(arrival: Arrival, declared: string, deps: ExamineDeps): Promise<Finding> {
  const pieces = await deps.quarantine.readPieces(arrival);
  if (pieces === undefined) return NOTHING;
  const check = utf8Check();
  for await (const piece of pieces) if (!check.push(piece)) return fault('not-text');
  return check.end() ? { found: 'file', contentType: SERVED_AS[declared] ?? declared } : fault('damaged');
}

async function examinePdf(arrival: Arrival, declared: string, deps: ExamineDeps): Promise<Finding> {
  const length = Math.min(PDF_TAIL_BYTES, arrival.bytes);
  const tail = await deps.quarantine.readPart(arrival, arrival.bytes - length, length);
  if (tail === undefined) return NOTHING;
  return Buffer.from(tail).includes('%%EOF') ? { found: 'file', contentType: declared } : fault('damaged');
}

const NOTHING: Finding = { found: 'nothing' };

function fault(reason: RejectionReason, looksLike?: Look): Finding {
  return { found: 'fault', reason, ...(looksLike && { looksLike }) };
}
