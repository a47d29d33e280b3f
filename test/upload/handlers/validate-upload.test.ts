import fc from 'fast-check';
import { incomingKey } from '../../../lib/upload/domain/object-keys';
import { CHECK_LIMITS } from '../../../lib/upload/domain/time-limits';
import { validateUploadHandler } from '../../../lib/upload/handlers/validate-upload';
import { arrivalMessage, QUARANTINE, s3Message, sqsEvent, UPLOAD } from '../fakes/arrivals';
import { CheckedUploads } from '../fakes/checked-uploads';
import { SILENT, validatorOn, word } from '../fakes/validator';

const PLENTY = { getRemainingTimeInMillis: () => 300_000 };
const CAT = word('jpeg of a cat');
const GOOD = arrivalMessage(UPLOAD, 'v1', CAT.length);

function uploadsWithCat(): CheckedUploads {
  const uploads = new CheckedUploads();
  uploads.issue(UPLOAD, 'image/jpeg');
  uploads.receive(UPLOAD, 'v1', CAT);
  return uploads;
}

const ids = (...places: readonly number[]) => places.map((place) => ({ itemIdentifier: `message-${place}` }));

describe('validate-upload', () => {
  it('checks what arrived and reports the message that nobody can read, each by itself', async () => {
    const uploads = uploadsWithCat();
    const event = sqsEvent(['this is not JSON', GOOD, s3Message({ key: `${incomingKey(UPLOAD)}%E0%A4%A` })]);
    expect(await validatorOn(uploads).handler(event, PLENTY)).toEqual({ batchItemFailures: ids(0, 2) });
    expect(uploads.record(UPLOAD)?.status).toBe('ready');
  });

  it('has one effect, however often a message is delivered, in one batch or several', async () => {
    const uploads = uploadsWithCat();
    const { handler } = validatorOn(uploads);
    for (let round = 0; round < 3; round++) {
      expect(await handler(sqsEvent([GOOD, GOOD, GOOD]), PLENTY)).toEqual({ batchItemFailures: [] });
    }
    expect([...uploads.effects.values()].map(({ size }) => size)).toEqual([1]);
    expect(uploads.versions.size).toBe(0);
  });

  it('takes the test event of S3 as done', async () => {
    const testEvent = JSON.stringify({ Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: QUARANTINE });
    const { handler } = validatorOn(new CheckedUploads());
    expect(await handler(sqsEvent([testEvent]), PLENTY)).toEqual({ batchItemFailures: [] });
  });

  it('reports exactly the messages whose check failed, in their order, and does not throw when all did', async () => {
    const event = (count: number) => sqsEvent(Array<string>(count).fill(GOOD));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 10 }), async (good) => {
        let asked = 0;
        const validate = async () => {
          if (!good[asked++]) throw [undefined, null, 'text', new Error('no'), Symbol('odd')][asked % 5];
        };
        const answer = await validateUploadHandler({ validate, log: SILENT }, QUARANTINE)(event(good.length), PLENTY);
        const failed = good.flatMap((isGood, place) => (isGood ? [] : [place]));
        return JSON.stringify(answer.batchItemFailures) === JSON.stringify(ids(...failed));
      }),
      { numRuns: 1_000 },
    );
  });

  it('begins no check that may not end in time, and returns what is left', async () => {
    for (let fits = 0; fits <= 4; fits++) {
      let begun = 0;
      const validate = async () => void begun++;
      let asked = 0;
      const left = () => CHECK_LIMITS.checkSeconds * 1000 - (asked++ < fits ? 0 : 1);
      const handler = validateUploadHandler({ validate, log: SILENT }, QUARANTINE);
      const { batchItemFailures } = await handler(sqsEvent([GOOD, GOOD, GOOD, GOOD]), {
        getRemainingTimeInMillis: left,
      });
      expect(begun).toBe(fits);
      expect(batchItemFailures).toEqual(ids(...[0, 1, 2, 3].slice(fits)));
    }
  });
});
