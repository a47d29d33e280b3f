import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { Client } from 'pg';
import { logger } from '../../../lib/shared/logger';
import { postgresGuestbook } from '../../../lib/web/adapters/postgres-guestbook';
import { preparePostgres } from '../../../lib/web/adapters/postgres-migrations';
import type { Guestbook } from '../../../lib/web/domain/guestbook';
import { PostgresProcess } from '../../support/postgres-process';
import type { Call, Called } from '../fakes/call-site';
import { MemoryGuestbook } from '../fakes/memory-guestbook';
import { attribute, PageReader } from '../fakes/page-reader';
import { servedSite } from '../fakes/served-site';
import { hostileCalls, hostileText } from './hostile-input';

const CALLS_AT_ONCE = 20;
/** All that the page is ever made of. */
const TAGS =
  /^(html|head|meta|title|link|script|body|a|header|h[123]|nav|main|section|ul|li|p|form|input|div|label|textarea|button|article|bdi|time|footer|code)$/;

beforeAll(() => logger.setLogLevel('SILENT'));

/** What holds of every answer, whatever was asked. */
function judge({ method, path }: Call, { status, headers, body }: Called): void {
  const asked = `${method} ${path}`;
  assert.ok(status >= 200 && status < 500, `${asked}: ${status}`);
  // What is no HTTP, or too much of it, is answered by the parser.
  if ([400, 431].includes(status) && headers['connection'] === 'close' && body === '') return;
  assert.equal(headers['x-served-by'], 'i-0123456789abcdef0', asked);
  assert.equal(headers['x-content-type-options'], 'nosniff', asked);
  assert.doesNotMatch(body, /at .*\.ts:\d+/, asked);
  if (method === 'HEAD') assert.equal(body, '', asked);
  if (headers['content-type']?.includes('json') && method !== 'HEAD') JSON.parse(body);
  if (!headers['content-type']?.includes('html') || method === 'HEAD') return;
  const page = new PageReader(body);
  for (const tag of page.tags) assert.match(tag, TAGS, asked);
  assert.equal(page.all('script').length, 1, asked);
  for (const { name } of page.everything.flatMap(({ attrs }) => attrs))
    assert.doesNotMatch(name, /^(on|style|src(doc)?set)/, asked);
  for (const link of page.all('a')) assert.match(attribute(link, 'href') ?? '', /^[/#]/, asked);
}

async function attack(guestbook: Guestbook, calls: number): Promise<void> {
  const site = await servedSite(guestbook);
  try {
    await fc.assert(
      fc.asyncProperty(
        fc.array(hostileCalls, { minLength: CALLS_AT_ONCE, maxLength: CALLS_AT_ONCE }),
        async (asked) => {
          const answers = await Promise.all(asked.map((call) => site.call(call)));
          for (const [index, answer] of answers.entries()) judge(asked[index]!, answer);
          const created = answers.filter(({ status, headers }) => status === 201 && headers['location']);
          // What was acknowledged is there.
          for (const { headers } of created)
            assert.equal((await site.call({ path: headers['location']! })).status, 200);
        },
      ),
      { numRuns: calls / CALLS_AT_ONCE },
    );
    assert.equal((await site.call({})).status, 200);
  } finally {
    await site.stop();
  }
}

it('answers 10,000 hostile requests in its own words, with pages that hold nothing but themselves', async () => {
  const book = new MemoryGuestbook();
  await attack(book, 10_000);
  // Some of them are entries as good as any.
  expect(book.kept.length).toBeGreaterThan(10);
  expect(new Set(book.kept.map(({ id }) => id)).size).toBe(book.kept.length);
}, 300_000);

it('shows what was typed as text and nothing else, kept or refused', async () => {
  const book = new MemoryGuestbook();
  const site = await servedSite(book);
  const visitor = site.browser();
  const outcomes = new Set<number>();
  /** As a parser of HTML reads it. */
  const asRead = (text: string) =>
    text
      .replace(/\p{Cs}/gu, '\ufffd')
      .replace(/\r\n?/g, '\n')
      .replaceAll('\0', '\ufffd');
  try {
    await fc.assert(
      fc.asyncProperty(hostileText, hostileText, async (author, message) => {
        const { page } = await visitor.open();
        const sent = await visitor.submit(page, { author, message });
        outcomes.add(sent.status);
        // Far more than an entry: there is nothing left to show.
        if (sent.status === 413) return;
        if (sent.status === 422) {
          assert.equal(sent.page.fields['author'], asRead(author));
          assert.equal(sent.page.fields['message'], asRead(message));
          judge({ method: 'POST', path: '/entries' }, sent);
          return;
        }
        assert.equal(sent.status, 303);
        const shown = await visitor.open();
        judge({ path: '/' }, shown);
        const { author: keptAuthor, message: keptMessage } = book.kept.at(-1)!;
        assert.deepEqual(shown.page.entries[0], { author: keptAuthor, message: keptMessage });
      }),
      { numRuns: 1_000 },
    );
    for (const status of [303, 422]) expect(outcomes).toContain(status);
  } finally {
    await site.stop();
  }
}, 300_000);

it('and hundreds of them with a real database, which is asked nothing that it refuses', async () => {
  const server = await PostgresProcess.start({ database: 'site', masterUser: 'master' });
  const address = { host: '127.0.0.1', port: server.port, database: 'site', tls: 'disable' } as const;
  await preparePostgres({ ...address, user: 'master', password: 'any' }, 'guestbook');
  const book = postgresGuestbook({ ...address, user: 'guestbook' }, async () => 'token', 4);
  try {
    await attack(book, 600);
    const master = new Client({ ...address, user: 'master' });
    await master.connect();
    const { rows } = await master.query(
      'SELECT count(*)::int AS all, count(DISTINCT id)::int AS ids FROM guestbook.entries',
    );
    await master.end();
    expect(rows[0].all).toBe(rows[0].ids);
  } finally {
    book.close();
    await server.stop();
  }
}, 300_000);
