import type { CheckedRecord, ServedResult, Settlement } from './checked-record';
import { examineUpload, type Finding } from './examine-upload';
import { savedName } from './file-name';
import { expiryOf } from './retention';
import type { Arrival } from './s3-event';
import type { ValidateDeps, ValidateSettings } from './validate-deps';

/**
 * Checks an upload and serves it, or says in its record why not.
 *
 * However often it begins, and wherever it was killed before, it ends the same way. A version is claimed in the record before
 * anything is done with it, so two versions of one upload never meet; copies of one version write the same bytes to the same key;
 * the record says "ready" after they are there; and the version, which another attempt would need, goes last. What is served of an
 * upload whose record says anything but "ready" is taken away, so that an upload which its owner deletes meanwhile leaves nothing.
 *
 * @throws Error when a service fails, or the version is gone and nobody else settled it; the event then comes back
 */
export async function validateUpload(arrival: Arrival, deps: ValidateDeps, settings: ValidateSettings): Promise<void> {
  const claimed = await deps.records.claim(arrival, arrival.versionId);
  const settled = isWaiting(claimed, arrival) ? await check(arrival, claimed, deps, settings) : claimed;
  await tidyUp(arrival, settled, deps);
}

/** @returns the record as it stands afterwards */
async function check(
  arrival: Arrival,
  record: CheckedRecord,
  deps: ValidateDeps,
  settings: ValidateSettings,
): Promise<CheckedRecord | undefined> {
  const finding = await examineUpload(arrival, record.contentType, deps, settings);
  const settlement = await act(finding, arrival, record, deps);
  if (settlement === undefined) {
    const latest = await deps.records.claim(arrival, arrival.versionId);
    if (isWaiting(latest, arrival)) throw new Error('The version is gone and its upload still waits');
    return latest;
  }
  const expiresAt = expiryOf(settlement, settings.signIn, deps.nowMs());
  const settled = await deps.records.settle(arrival, arrival.versionId, settlement, expiresAt);
  const reason = settlement.status === 'rejected' && { reason: settlement.reason };
  deps.log.info(`upload ${settlement.status}`, { uploadId: arrival.uploadId, bytes: arrival.bytes, ...reason });
  return settled;
}

/**
 * Serves what was found, or keeps it aside.
 *
 * @returns undefined when the version is gone
 */
async function act(
  finding: Finding,
  arrival: Arrival,
  record: CheckedRecord,
  { served, quarantine }: ValidateDeps,
): Promise<Settlement | undefined> {
  switch (finding.found) {
    case 'image': {
      const { body, contentType, width, height, firstFrameOnly } = finding;
      await served.writeImage(arrival.uploadId, body, contentType);
      const result: ServedResult = { kind: 'image', contentType, width, height, bytes: body.length };
      return { status: 'ready', result: firstFrameOnly ? { ...result, firstFrameOnly } : result };
    }
    case 'file': {
      const { contentType } = finding;
      const isCopied = await served.copyFile(arrival, contentType, savedName(record));
      if (!isCopied) return undefined;
      return { status: 'ready', result: { kind: 'file', contentType, bytes: arrival.bytes } };
    }
    case 'fault': {
      const { reason, looksLike } = finding;
      const isKept = await quarantine.keepRejected(arrival);
      return isKept ? { status: 'rejected', reason, ...(looksLike && { looksLike }) } : undefined;
    }
    case 'nothing':
      return undefined;
  }
}

async function tidyUp(arrival: Arrival, record: CheckedRecord | undefined, deps: ValidateDeps): Promise<void> {
  const isOfAnotherVersion = record !== undefined && record.versionId !== arrival.versionId;
  if (isOfAnotherVersion) deps.log.warn('another version of an upload was dropped', { uploadId: arrival.uploadId });
  else if (record?.status !== 'ready') await deps.served.remove(arrival.uploadId);
  await deps.quarantine.remove(arrival);
}

function isWaiting(record: CheckedRecord | undefined, { versionId }: Arrival): record is CheckedRecord {
  return record?.status === 'waiting' && record.versionId === versionId;
}
