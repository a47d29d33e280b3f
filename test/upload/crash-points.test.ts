import { fileKey, originalKey } from '../../lib/upload/domain/object-keys';
import { FAILURES, FailingAt } from '../support/failing-at';
import { arrivalMessage, sqsEvent, UPLOAD } from './fakes/arrivals';
import { CheckedUploads } from './fakes/checked-uploads';
import { type Interference, validatorOn, word } from './fakes/validator';

const UPLOADS = {
  'an image': { contentType: 'image/jpeg', body: word('jpeg of a cat'), status: 'ready', key: originalKey },
  'an archive': { contentType: 'application/zip', body: word('zip'), status: 'ready', key: fileKey },
  'a text': { contentType: 'text/csv', body: Buffer.from('이름,금액\n'.repeat(900)), status: 'ready', key: fileKey },
  'a damaged image': { contentType: 'image/jpeg', body: word('jpeg damaged'), status: 'rejected', key: undefined },
} as const;

describe.each(Object.entries(FAILURES))('when %s', (_, failure) => {
  it.each(Object.entries(UPLOADS))('the check of %s converges from every call it makes', async (_, upload) => {
    let points = 0;
    for (let k = 0; ; k++) {
      const failing = new FailingAt(k, failure);
      const uploads = new CheckedUploads();
      const { handler } = validatorOn(uploads, { interfere: failing.interfere as Interference });
      uploads.issue(UPLOAD, upload.contentType);
      uploads.receive(UPLOAD, 'v1', upload.body);
      const event = sqsEvent([arrivalMessage(UPLOAD, 'v1', upload.body.length)]);
      for (let delivery = 0; delivery < 3; delivery++) {
        failing.killed = false;
        const { batchItemFailures } = await handler(event, { getRemainingTimeInMillis: () => 300_000 });
        if (batchItemFailures.length === 0) break;
      }
      if (failing.calls <= k) break;
      points = k + 1;

      expect({ k, status: uploads.record(UPLOAD)?.status }).toEqual({ k, status: upload.status });
      expect({ k, left: uploads.versions.size }).toEqual({ k, left: 0 });
      const served = upload.key ? [upload.key(UPLOAD.uploadId)] : [];
      expect({ k, served: [...uploads.objects.keys()] }).toEqual({ k, served });
      for (const contents of uploads.effects.values()) expect({ k, size: contents.size }).toEqual({ k, size: 1 });
      expect(uploads.rejected.size).toBe(upload.key ? 0 : 1);
    }
    expect(points).toBeGreaterThanOrEqual(5);
  });
});
