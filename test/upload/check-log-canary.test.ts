import { workLog } from '../../lib/shared/log-work';
import { printed } from '../support/printed';
import { arrivalMessage, s3Message, sqsEvent, UPLOAD } from './fakes/arrivals';
import { CheckedUploads } from './fakes/checked-uploads';
import { type Interference, validatorOn, word } from './fakes/validator';

const CANARY = 'kAnaRy7351';

/** Every call fails after a while, quoting what it was given, as SDKs and drivers do. */
function quoting(after: number): Interference {
  let calls = 0;
  return (name, call) =>
    (async (...args: never[]) => {
      if (calls++ < after) return call(...args);
      const message = `${name} refused ${JSON.stringify(args)}`;
      throw Object.assign(new Error(message), { name: 'ValidationException', code: CANARY });
    }) as typeof call;
}

const FILES = [
  ['image/jpeg', word(`jpeg ${CANARY}`)],
  ['image/jpeg', word(`jpeg damaged ${CANARY}`)],
  ['text/plain', Buffer.from(CANARY)],
  ['application/zip', word(`zip ${CANARY}`)],
  ['image/png', Buffer.from(`<svg>${CANARY}</svg>`)],
] as const;

it('what people send never reaches the log, nor what it is called or whose it is, whichever call fails', async () => {
  const upload = { ...UPLOAD, owner: CANARY.padEnd(43, 'x') };
  const output = await printed(async () => {
    for (const [contentType, body] of FILES) {
      for (let after = 0; after < 8; after++) {
        const uploads = new CheckedUploads();
        const { handler } = validatorOn(uploads, { interfere: quoting(after), log: workLog });
        uploads.issue(upload, contentType, `${CANARY}.jpg`);
        uploads.receive(upload, 'v1', body);
        const unreadable = [`{"${CANARY}":`, s3Message({ key: CANARY }), s3Message({ key: `${CANARY}%` })];
        const event = sqsEvent([arrivalMessage(upload, 'v1', body.length), ...unreadable]);
        await handler(event, { getRemainingTimeInMillis: () => 300_000 });
      }
    }
  });
  expect(output).toContain('check failed');
  expect(output).toContain('unreadable message');
  expect(output).toContain('upload ready');
  expect(output).toContain('upload rejected');
  expect(output).not.toContain(CANARY);
});
