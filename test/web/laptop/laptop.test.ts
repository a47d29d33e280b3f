import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isListening, runStart, StartedLaptop, until } from '../../support/start-laptop';
import { GuestbookLaptop } from './guestbook-laptop';

jest.setTimeout(120_000);

afterAll(() => StartedLaptop.stopAll());

describe('npm start -- --pattern web', () => {
  let laptop: GuestbookLaptop;
  beforeAll(async () => {
    laptop = await GuestbookLaptop.start();
  });

  test('keeps an entry, in Korean too, and shows it to the next reader on whichever server', async () => {
    const entry = { author: '민지', message: `안녕하세요 👋 <b>"&'` };
    const posted = await laptop.post(entry, 'korean-entry-0001');
    expect(posted.status).toBe(201);
    const kept = (await posted.json()) as { readonly id: string };
    const readers = await Promise.all([1, 2, 3, 4].map(() => fetch(`${laptop.site}/api/entries/${kept.id}`)));
    expect(new Set(readers.map(({ headers }) => headers.get('x-served-by')))).toEqual(
      new Set(['server-1', 'server-2']),
    );
    for (const reader of readers) expect(await reader.json()).toMatchObject(entry);
    const page = await fetch(`${laptop.site}/?lang=ko`);
    expect(await page.text()).toContain('&lt;b&gt;');
  });

  test('takes the form of a page, for the host that the viewer sees', async () => {
    const send = await laptop.form({ author: 'Kim', message: 'by form' });
    expect((await send('http://elsewhere.example')).status).toBe(403);
    expect((await send(laptop.site)).status).toBe(303);
    expect((await laptop.entries()).map(({ message }) => message)).toContain('by form');
  });

  test('refuses an entry with nothing in it, in words', async () => {
    const refused = await laptop.post({ author: '', message: 'x' }, 'refused-entry-001');
    expect(refused.status).toBe(422);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect((await laptop.entries()).map(({ message }) => message)).not.toContain('x');
  });

  test('serves static files from the bucket, with the headers of the template and of the files', async () => {
    const page = await (await fetch(`${laptop.site}/`)).text();
    const [style] = /\/static\/[0-9a-f]+\/style\.css/.exec(page)!;
    const before = (await laptop.state()).fromBucket;
    const file = await fetch(`${laptop.site}${style}`);
    expect(file.status).toBe(200);
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'strict-transport-security': 'max-age=31536000',
    });
    expect(file.headers.get('x-served-by')).toBeNull();
    const state = await laptop.state();
    expect(state.fromBucket).toBe(before + 1);
    expect(state.files).toBeGreaterThan(0);
  });

  test('has nothing for who asks the bucket for what it has not, or changes it', async () => {
    const missing = await fetch(`${laptop.site}/static/none.css`);
    const changing = await fetch(`${laptop.site}/static/none.css`, { method: 'PUT', body: 'x' });
    expect([missing.status, changing.status]).toEqual([403, 403]);
  });

  test('loses nothing that was acknowledged when a server is killed, and the server comes back', async () => {
    const acknowledged: string[] = [];
    const writer = async (number: number) => {
      for (let count = 0; count < 15; count++) {
        const message = `written ${number}-${count}`;
        const answer = await laptop.post({ author: 'Lee', message }, `killed-server-${number}-${count}`);
        if (answer.status === 201) acknowledged.push(message);
      }
    };
    const killing = async () => {
      await until('some entries', async () => (acknowledged.length > 10 ? true : undefined));
      return laptop.act('kill?server=server-1');
    };
    const [killed] = await Promise.all([killing(), writer(1), writer(2), writer(3)]);
    expect(killed.status).toBe(202);
    // The requests on their way through it, at most one of each writer.
    expect(acknowledged.length).toBeGreaterThanOrEqual(45 - 3);
    const kept = (await laptop.entries()).map(({ message }) => message);
    expect(acknowledged.filter((message) => !kept.includes(message))).toEqual([]);
    await until('both servers', async () => {
      const { servers } = await laptop.state();
      return servers.every(({ running }) => running) ? true : undefined;
    });
    expect((await laptop.act('kill?server=server-9')).status).toBe(404);
  });

  test('gives back what was typed while the database is away, and takes it when it is back, once', async () => {
    const send = await laptop.form({ author: 'Park', message: 'back again' });
    expect((await laptop.act('trouble?kind=away')).status).toBe(202);
    const away = await until('the database to be away', async () => {
      const ready = await fetch(`${laptop.site}/readyz`);
      return ready.status === 503 ? send(laptop.site) : undefined;
    });
    expect(away.status).toBe(503);
    expect(await away.text()).toContain('back again</textarea>');
    expect((await laptop.act('trouble?kind=slow')).status).toBe(409);
    await until('the database to be back', async () => ((await laptop.state()).trouble ? undefined : true));
    for (const _ of ['once', 'again']) expect((await send(laptop.site)).status).toBe(303);
    const kept = (await laptop.entries()).filter(({ message }) => message === 'back again');
    expect(kept).toHaveLength(1);
  });

  test('a load of readers is answered by both servers, and none is left without', async () => {
    expect((await laptop.act('load')).status).toBe(202);
    const load = await until('the load to be over', async () => {
      const { load } = await laptop.state();
      return load && !load.running ? load : undefined;
    });
    expect(load.failed).toBe(0);
    expect(Object.keys(load.servers).sort()).toEqual(['server-1', 'server-2']);
    expect(Object.values(load.servers).reduce((sum, count) => sum + count, 0)).toBe(load.requests);
  });

  test('is late while the database is slow, and refuses nothing', async () => {
    expect((await laptop.act('trouble?kind=slow')).status).toBe(202);
    const posts = [1, 2, 3, 4, 5, 6].map((each) =>
      laptop.post({ author: 'Han', message: 'late' }, `slow-entry-${each}-0001`),
    );
    expect((await Promise.all(posts)).map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 201]);
    expect((await laptop.state()).trouble?.kind).toBe('slow');
  });

  test('leaves neither site nor database behind, in the middle of trouble too', async () => {
    const ports = [Number(new URL(laptop.site).port), Number(laptop.about['databasePort'])];
    expect(await laptop.stop()).toBe(0);
    for (const port of ports) await until('it to be gone', async () => ((await isListening(port)) ? undefined : true));
  });
});

describe('npm start -- --pattern web --keep DIR', () => {
  const kept = mkdtempSync(join(tmpdir(), 'kept-by-test-'));
  afterAll(() => rmSync(kept, { recursive: true, force: true }));

  test('has the entries of before, also where it was stopped while the database was away', async () => {
    const first = await GuestbookLaptop.start('--keep', kept);
    await first.post({ author: 'Choi', message: 'kept' }, 'kept-entry-000001');
    await first.act('trouble?kind=away');
    await until('the database to be away', async () => ((await fetch(`${first.site}/readyz`)).ok ? undefined : true));
    expect(await first.stop()).toBe(0);
    const second = await GuestbookLaptop.start('--keep', kept);
    expect((await second.entries()).map(({ message }) => message)).toEqual(['kept']);
    await second.stop();
  });
});

describe('npm start -- --once web', () => {
  test('signs the guestbook once and prints the entry', async () => {
    const { status, out } = await runStart('--once', 'web', '안녕하세요', '--author', '민지', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      event: 'finished',
      author: '민지',
      message: '안녕하세요',
      servedBy: expect.stringMatching(/^server-[12]$/),
    });
  });

  test('says in words that MySQL is not here', async () => {
    const { status, err } = await runStart('--once', 'web', '-c', 'web.database=mysql', '--lang', 'en');
    expect(status).toBe(1);
    expect(err).toContain('npm run test:mysql');
  });
});
