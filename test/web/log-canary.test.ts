import type { Guestbook } from '../../lib/web/domain/guestbook';
import { printed } from '../support/printed';
import { MemoryGuestbook } from './fakes/memory-guestbook';
import { servedSite } from './fakes/served-site';

const CANARY = 'kAnaRy7351';

/** Fails as drivers do, quoting what it was given. */
const quoting = (...args: unknown[]): Promise<never> =>
  Promise.reject(
    Object.assign(new Error(`refused ${JSON.stringify(args)} ${CANARY}`), { code: CANARY, detail: CANARY }),
  );

const failing: Guestbook = { list: quoting, find: quoting, add: quoting, ping: quoting };

test('nothing that somebody sends reaches the log, whether it is kept, refused or fails loudly', async () => {
  const headers = {
    cookie: `x=${CANARY}`,
    'user-agent': CANARY,
    'x-forwarded-for': CANARY,
    referer: `https://${CANARY}.example/`,
    'idempotency-key': CANARY,
  };
  let answers = 0;
  const output = await printed(async () => {
    for (const guestbook of [new MemoryGuestbook(), failing]) {
      const site = await servedSite(guestbook);
      const visitor = site.browser(headers);
      const { page } = await visitor.open(`/?lang=${CANARY}`);
      await visitor.submit(page, { author: CANARY, message: CANARY });
      await visitor.submit(page, { author: CANARY, message: '' });
      await visitor.submit(page, { author: CANARY, message: CANARY, token: CANARY });
      const json = { ...headers, 'content-type': 'application/json' };
      const body = JSON.stringify({ author: CANARY, message: CANARY });
      for (const each of [body, `{"${CANARY}":`]) {
        await site.call({ method: 'POST', path: '/api/entries', headers: json, body: each });
      }
      for (const path of [`/${CANARY}`, `/?before=${CANARY}`, `/api/entries/${CANARY.padEnd(22, 'x')}`]) {
        await site.call({ path, headers });
      }
      answers += 8;
      await site.stop();
    }
  });
  const lines = output.split('\n').filter((line) => line.includes('"answered"'));
  expect(lines.length).toBe(answers);
  expect(JSON.parse(lines[0]!)).toMatchObject({
    level: 'INFO',
    route: 'GET /',
    status: 200,
    milliseconds: expect.any(Number),
  });
  expect(output).toContain('request failed');
  expect(output).not.toContain(CANARY);
});
