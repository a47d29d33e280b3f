import { deepStrictEqual } from 'node:assert';
import fc from 'fast-check';
import { statusOf } from '../../../lib/rag/domain/document-record';
import type { DocumentNews } from '../../../lib/rag/domain/ingest-document';
import { deleteDocument } from '../../../lib/rag/domain/own-documents';
import { type ApiEvent, parseRequest } from '../../../lib/shared/api-request';
import { FAILURES, FailingAt } from '../../support/failing-at';
import { DOCUMENT, type Happening, Ingestion, type Interference, NEW_INDEX, OLD_INDEX } from '../fakes/ingestion';

/** What is to be found when all of it is told: the end of an older version changes nothing. */
function linesOf(happenings: readonly Happening[]): string[] {
  const last = happenings.at(-1);
  if (last === undefined || last === 'deleted') return [];
  if ('text' in last) return last.text === 'locked' ? [] : last.text.split('\n');
  const before = happenings.slice(0, -1);
  const isNewest = last.purged === 0;
  return isNewest ? [] : linesOf(before);
}

describe('a document', () => {
  it('is answered from once all of it is written, and the version before is gone', async () => {
    const world = new Ingestion();
    await world.ingest(world.happen({ text: 'one\ntwo\nthree' }));
    expect([statusOf(world.record!), world.found(OLD_INDEX)]).toEqual(['ready', ['one', 'two', 'three']]);
    await world.ingest(world.happen({ text: 'four' }));
    expect([world.found(OLD_INDEX), world.held(OLD_INDEX)]).toEqual([['four'], ['four']]);
  });

  it('is gone when it went, and comes again', async () => {
    const world = new Ingestion();
    await world.ingest(world.happen({ text: 'one' }));
    await world.ingest(world.happen('deleted'));
    expect([statusOf(world.record!), world.held(OLD_INDEX), world.record!.expiresAt]).toEqual([
      'deleted',
      [],
      expect.any(Number),
    ]);
    await world.ingest(world.happen({ text: 'two' }));
    expect([world.found(OLD_INDEX), world.record!.expiresAt]).toEqual([['two'], undefined]);
  });

  it('stays when one of its older versions is deleted for good, and goes with the newest', async () => {
    const world = new Ingestion();
    for (const text of ['one', 'two', 'three']) await world.ingest(world.happen({ text }));
    await world.ingest(world.happen({ purged: 1 }));
    expect([statusOf(world.record!), world.found(OLD_INDEX)]).toEqual(['ready', ['three']]);
    await world.ingest(world.happen({ purged: 0 }));
    expect([statusOf(world.record!), world.held(OLD_INDEX)]).toEqual(['deleted', []]);
  });

  it('stays gone when its marker is taken away, of which S3 tells as of a deletion, until it comes anew', async () => {
    const world = new Ingestion();
    await world.ingest(world.happen({ text: 'one' }));
    await world.ingest(world.happen('deleted'));
    await world.ingest(world.happen({ purged: 0 }));
    expect(statusOf(world.record!)).toBe('deleted');
    await world.ingest(world.happen({ text: 'one' }));
    expect([statusOf(world.record!), world.found(OLD_INDEX)]).toEqual(['ready', ['one']]);
  });

  it('that is saved every few seconds fills its record with no vectors', async () => {
    const world = new Ingestion();
    for (let save = 0; save < 100; save++) await world.ingest(world.happen({ text: `save ${save}` }));
    const parts = Object.values(world.record!.written[OLD_INDEX.name]!);
    expect([parts.length, parts.filter(({ centroid }) => centroid).length]).toEqual([100, 1]);
  });

  it('costs nothing at the model when the same bytes come again', async () => {
    const world = new Ingestion();
    await world.ingest(world.happen({ text: 'one\ntwo' }));
    await world.ingest(world.happen({ text: 'one\ntwo' }));
    expect([world.embedded, world.found(OLD_INDEX), statusOf(world.record!)]).toEqual([2, ['one', 'two'], 'ready']);
  });

  it('that cannot be read is withdrawn, with the reason', async () => {
    const world = new Ingestion();
    await world.ingest(world.happen({ text: 'one' }));
    await world.ingest(world.happen({ text: 'locked' }));
    expect([statusOf(world.record!), world.record!.refused?.reason, world.held(OLD_INDEX)]).toEqual([
      'refused',
      'encrypted',
      [],
    ]);
  });

  it('is answered from as it was while the new version cannot be written', async () => {
    const world = new Ingestion();
    await world.ingest(world.happen({ text: 'one' }));
    const refusing: Interference = (name, call) =>
      name === 'write' ? () => Promise.reject(new Error('no room')) : call;
    await expect(world.ingest(world.happen({ text: 'two' }), refusing)).rejects.toThrow('no room');
    expect([world.found(OLD_INDEX), statusOf(world.record!)]).toEqual([['one'], 'reading']);
  });

  it('of a version that is gone waits for the news of what took its place', async () => {
    const world = new Ingestion();
    const news = world.happen({ text: 'one' });
    world.versions.clear();
    await world.ingest(news);
    expect(statusOf(world.record!)).toBe('reading');
  });

  it('asks few services: so many calls for three passages, none of them for each passage', async () => {
    const world = new Ingestion();
    const calls: string[] = [];
    const counting: Interference =
      (name, call) =>
      (...args) => {
        calls.push(name);
        return call(...args);
      };
    await world.ingest(world.happen({ text: 'one\ntwo\nthree' }), counting);
    expect(calls).toEqual([
      ...['read', 'replace', 'targets', 'readVersion'],
      ...['read', 'replace', 'embed', 'write', 'write', 'read', 'replace'],
      ...['read', 'replace', 'read'],
    ]);
  });
});

describe('while another index is filled', () => {
  it('a document is written into both, and what went is in neither', async () => {
    const world = new Ingestion();
    await world.ingest(world.happen({ text: 'one' }));
    world.targets = [OLD_INDEX, NEW_INDEX];
    await world.ingest(world.happen({ text: 'two' }));
    expect([world.found(OLD_INDEX), world.found(NEW_INDEX)]).toEqual([['two'], ['two']]);
    await world.ingest(world.happen('deleted'));
    expect([world.held(OLD_INDEX), world.held(NEW_INDEX)]).toEqual([[], []]);
  });

  it('a document that was there before is written into the new one alone, under the same generation', async () => {
    const world = new Ingestion();
    await world.ingest(world.happen({ text: 'one\ntwo' }));
    world.ledger.records.forEach((record, key) => {
      world.ledger.records.set(key, { ...record, pendingFor: NEW_INDEX.name });
    });
    world.targets = [OLD_INDEX, NEW_INDEX];
    const { atMs } = world.record!.published!;
    world.nowMs += 60_000;
    await world.fill(NEW_INDEX);
    expect([world.found(OLD_INDEX), world.found(NEW_INDEX), world.embedded]).toEqual([
      ['one', 'two'],
      ['one', 'two'],
      4,
    ]);
    expect([world.record!.pendingFor, world.record!.published!.atMs]).toEqual([undefined, atMs]);
  });
});

describe('what its owner deleted', () => {
  const NAMES = { tenant: DOCUMENT.tenant, documentId: DOCUMENT.documentId };
  const request = { ...parseRequest({} as ApiEvent), pathParameters: NAMES };

  /** What the API does, with the deletion told of later. */
  async function deleted(world: Ingestion, read = world.ledger.read) {
    let told: DocumentNews | undefined;
    const hide = async () => {
      told = world.happen('deleted');
      return told.newest.versionId;
    };
    await deleteDocument(request, { ledger: { ...world.ledger, read }, hide }, [DOCUMENT.tenant]);
    return told!;
  }

  it('stays hidden until S3 tells of that deletion, also when news of an older version comes first', async () => {
    const world = new Ingestion();
    await world.ingest(world.happen({ text: 'one' }));
    const late = world.happen({ text: 'two' });
    const deletion = await deleted(world);
    await world.ingest(late);
    expect(statusOf(world.record!)).toBe('deleted');
    await world.ingest(deletion);
    expect([statusOf(world.record!), world.record!.hiddenBy, world.held(OLD_INDEX)]).toEqual([
      'deleted',
      undefined,
      [],
    ]);
  });

  it('is there again when it came anew, whichever is told first', async () => {
    const world = new Ingestion();
    await world.ingest(world.happen({ text: 'one' }));
    const deletion = await deleted(world);
    await world.ingest(world.happen({ text: 'two' }));
    await world.ingest(deletion);
    expect([statusOf(world.record!), world.found(OLD_INDEX)]).toEqual(['ready', ['two']]);
  });

  it('is not hidden for ever when S3 tells of the deletion, and of what came after it, before the ledger hides it', async () => {
    const world = new Ingestion();
    await world.ingest(world.happen({ text: 'one' }));
    let reads = 0;
    let deletion: DocumentNews | undefined;
    const read: typeof world.ledger.read = async (document) => {
      // Between the marker and its note.
      if (reads++ === 1) {
        await world.ingest(deletion!);
        await world.ingest(world.happen({ text: 'two' }));
      }
      return world.ledger.read(document);
    };
    const hide = async () => {
      deletion = world.happen('deleted');
      return deletion.newest.versionId;
    };
    await deleteDocument(request, { ledger: { ...world.ledger, read }, hide }, [DOCUMENT.tenant]);
    expect([statusOf(world.record!), world.found(OLD_INDEX)]).toEqual(['ready', ['two']]);
  });

  it('is nothing to hide when it went already', async () => {
    const world = new Ingestion();
    await world.ingest(world.happen({ text: 'one' }));
    await world.ingest(world.happen('deleted'));
    expect(await deleted(world)).toBeUndefined();
  });
});

const happening = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('a', 'a\nb', 'b\nc\nd', 'locked').map((text): Happening => ({ text })) },
  { weight: 1, arbitrary: fc.constant<Happening>('deleted') },
);
const history = fc
  .array(fc.oneof({ weight: 5, arbitrary: happening }, fc.nat(2)), { minLength: 1, maxLength: 4 })
  .map((drawn) => drawn.reduce<Happening[]>(withPurges, []))
  .filter(({ length }) => length > 0);

/** Of versions that there are and that were not deleted before, the one so many before the newest is deleted for good. */
function withPurges(before: Happening[], next: Happening | number): Happening[] {
  if (typeof next !== 'number') return [...before, next];
  const versions = before.filter((each) => each === 'deleted' || 'text' in each).length;
  return next < versions ? [...before, { purged: next }] : before;
}

describe('whatever is told in whatever order, and however often', () => {
  it('ends as it happened last, and nothing else is held anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.infiniteStream(fc.nat()), async (happenings, draws) => {
        const world = new Ingestion();
        world.targets = [OLD_INDEX, NEW_INDEX];
        const told = happenings.map((each) => world.happen(each));
        for (const news of shuffledWithCopies(told, draws)) await world.ingest(news);
        const last = linesOf(happenings);
        for (const index of world.targets) {
          deepStrictEqual(world.found(index), last);
          deepStrictEqual(world.held(index).sort(), [...last].sort());
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it.each(Object.entries(FAILURES))('and wherever %s', async (_, failure) => {
    await fc.assert(
      fc.asyncProperty(history, fc.infiniteStream(fc.nat()), async (happenings, draws) => {
        for (let k = 0; ; k++) {
          const failing = new FailingAt(k, failure);
          const world = new Ingestion();
          const told = happenings.map((each) => world.happen(each));
          const left = shuffledWithCopies(told, draws);
          for (let deliveries = 0; left.length > 0 && deliveries < 50; deliveries++) {
            const news = left.shift()!;
            failing.killed = false;
            const failed = await world.ingest(news, failing.interfere).then(
              () => false,
              () => true,
            );
            deepStrictEqual(world.unknown(), []);
            if (!failed) continue;
            world.passVisibility();
            left.push(news);
          }
          const last = linesOf(happenings);
          const ended = { k, found: world.found(OLD_INDEX), held: world.held(OLD_INDEX).sort() };
          deepStrictEqual(ended, { k, found: last, held: [...last].sort() });
          if (failing.calls <= k) break;
        }
      }),
      { numRuns: 20 },
    );
  });

  it('and whoever works beside, killed or not: nothing is held that the ledger does not know of', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        history,
        fc.array(fc.nat(40), { minLength: 2, maxLength: 6 }),
        async (scheduler, happenings, lives) => {
          const world = new Ingestion();
          const told = happenings.map((each) => world.happen(each));
          const attempts = lives.map((life, at) => {
            let calls = 0;
            const mortal: Interference = (_, call) => {
              const later = scheduler.scheduleFunction(call as (...args: unknown[]) => Promise<unknown>);
              return (async (...args: unknown[]) => {
                if (calls++ >= life) throw new Error('the process is gone');
                return later(...args);
              }) as never;
            };
            return world.ingest(told[at % told.length]!, mortal).catch(() => undefined);
          });
          await scheduler.waitFor(Promise.all(attempts));
          world.passVisibility();
          for (const news of told) await world.ingest(news);
          world.passVisibility();
          await world.ingest(told[0]!);
          const last = linesOf(happenings);
          deepStrictEqual(world.found(OLD_INDEX), last);
          deepStrictEqual(world.held(OLD_INDEX).sort(), [...last].sort());
          deepStrictEqual(world.unknown(), []);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

/** Each at least once, in any order. */
function shuffledWithCopies<Item>(items: readonly Item[], draws: Iterable<number>): Item[] {
  const draw = draws[Symbol.iterator]();
  const next = () => draw.next().value as number;
  const all = items.flatMap((item) => Array.from({ length: 1 + (next() % 2) }, () => item));
  return all
    .map((item) => ({ item, at: next() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}
