import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { logger } from '../../../lib/shared/logger';
import { SessionPool, type Verdict } from '../../../lib/web/adapters/session-pool';

beforeAll(() => logger.setLogLevel('SILENT'));

interface Session {
  readonly name: number;
  closed: number;
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('a pool never has more sessions than it may, uses none by two, closes each it gives up, and ends all it is given', async () => {
  const outcome = fc.constantFrom<Verdict | 'done' | 'lost while idle'>(
    'done',
    'done',
    'refused',
    'again',
    'stuck',
    'lost',
    'lost while idle',
  );
  const work = fc.record({ turns: fc.nat(3), outcome, opens: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.array(work, { maxLength: 25 }), async (size, works) => {
      const sessions: (Session & { readonly lost: () => void })[] = [];
      const used = new Set<Session>();
      const failing = works.map(({ opens }) => opens);
      const pool = new SessionPool<Session>(
        {
          open: async (lost) => {
            await turn();
            if (failing.pop() === false) throw new Error('cannot be reached');
            const session = { name: sessions.length, closed: 0, lost };
            sessions.push(session);
            assert.ok(sessions.filter(({ closed }) => closed === 0).length <= size, 'more sessions than it may');
            return session;
          },
          close: (session) => {
            assert.ok(!used.has(session), 'closed while it works');
            session.closed += 1;
          },
          verdictOn: (error) => error as Verdict,
        },
        size,
      );
      const ends = await Promise.allSettled(
        works.map(({ turns, outcome: end }) =>
          pool.run(async (session) => {
            assert.equal(session.closed, 0, 'given out after it was closed');
            assert.ok(!used.has(session), 'two on one session');
            used.add(session);
            for (let each = 0; each < turns; each++) await turn();
            used.delete(session);
            if (end === 'lost while idle') setImmediate(() => sessions[session.name]!.lost());
            if (end !== 'done' && end !== 'lost while idle') throw end;
            return end;
          }, AbortSignal.timeout(20_000)),
        ),
      );
      for (const [index, end] of ends.entries()) {
        if (end.status === 'fulfilled') assert.match(works[index]!.outcome, /done|idle/);
        else
          assert.ok(
            end.reason === works[index]!.outcome || /cannot be reached/.test(String(end.reason)),
            String(end.reason),
          );
      }
      await turn();
      pool.close();
      for (const { closed } of sessions) assert.equal(closed, 1, 'not closed once');
    }),
    { numRuns: 500 },
  );
});

test('work on a lost session is done once more, on one that was opened after the loss', async () => {
  let opened = 0;
  const pool = new SessionPool<Session>(
    {
      open: async () => ({ name: ++opened, closed: 0 }),
      close: (session) => {
        session.closed += 1;
      },
      verdictOn: () => 'lost',
    },
    3,
  );
  const on = (fails: (session: Session) => boolean) =>
    pool.run(async (session) => {
      await turn();
      if (fails(session)) throw new Error('reset');
      return session.name;
    }, AbortSignal.timeout(9_000));
  expect(await Promise.all([on(() => false), on(() => false), on(() => false)])).toEqual([1, 2, 3]);
  // Three old ones are idle, and all would fail.
  expect(await on(({ name }) => name <= 3)).toBe(4);
  await expect(on(() => true)).rejects.toThrow('reset');
  expect(opened).toBe(5);
});

test('whoever waits no longer than the deadline is told, and the place is free again when the work ends', async () => {
  let go = () => {};
  const gate = new Promise<void>((resolve) => (go = resolve));
  const pool = new SessionPool<Session>(
    { open: async () => ({ name: 1, closed: 0 }), close: () => {}, verdictOn: () => 'refused' },
    1,
  );
  const deadline = new AbortController();
  const slow = pool.run(() => gate, deadline.signal);
  deadline.abort(new Error('too late'));
  await expect(slow).rejects.toThrow('too late');
  go();
  expect(await pool.run(async () => 'next', AbortSignal.timeout(9_000))).toBe('next');
});
