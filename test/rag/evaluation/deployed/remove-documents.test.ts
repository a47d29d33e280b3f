import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeployedApi } from '../../../../lib/rag/evaluation/deployed/deployed-api';
import { removeDocuments } from '../../../../lib/rag/evaluation/deployed/remove-documents';
import { RunFile } from '../../../../lib/rag/evaluation/deployed/run-file';
import type { ShownDocument } from '../../../../lib/rag/laptop/tenant-api';

const OF = { stack: 'Rag', tenant: '../evaluation', url: 'https://api' };
const NEVER = new AbortController().signal;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'notes-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A tenant whose document is shown between two times, until it is removed. */
function tenant(bytes: number, shownAt: number, goneAfterMs = 0) {
  let nowMs = 0;
  let removedAt = Number.POSITIVE_INFINITY;
  const removals: string[] = [];
  const clock = {
    nowMs: () => nowMs,
    wait: async (ms: number) => {
      nowMs += ms;
    },
  };
  const shown = { documentId: 'a', name: 'a.txt', status: 'ready', bytes } as ShownDocument;
  const api = {
    documents: async () => (nowMs >= shownAt && nowMs < removedAt + goneAfterMs ? [shown] : []),
    remove: async (documentId: string) => {
      removals.push(documentId);
      removedAt = Math.min(removedAt, nowMs);
    },
  } as unknown as DeployedApi;
  return { api, clock, removals, nowMs: () => nowMs };
}

function noted(): RunFile {
  const file = new RunFile(folder, OF);
  file.claim(0);
  file.note('a', { name: 'a.txt', bytes: 3, sentAtMs: 0 });
  return file;
}

describe('removing what a run has sent', () => {
  it.each([
    ['is there', 0, 0],
    ['is known only later', 30_000, 0],
    ['is shown for a while afterwards', 0, 10_000],
  ])('waits until a document is gone that %s', async (_, shownAt, goneAfterMs) => {
    const { api, clock, removals, nowMs } = tenant(3, shownAt, goneAfterMs);
    const file = noted();
    await removeDocuments(api, file, clock, NEVER);
    expect([removals, [...file.documents]]).toEqual([['a'], []]);
    expect(nowMs()).toBeGreaterThanOrEqual(shownAt + goneAfterMs);
  });

  it('says of a document that S3 may have and nobody sees that it may be there, and keeps the note', async () => {
    const { api, clock } = tenant(3, Number.POSITIVE_INFINITY);
    const file = noted();
    await expect(removeDocuments(api, file, clock, NEVER)).rejects.toMatchObject({ documents: ['a.txt'] });
    file.release();
    expect([...new RunFile(folder, OF).documents.keys()]).toEqual(['a']);
  });

  it('leaves alone what somebody has put in its place', async () => {
    const { api, clock, removals } = tenant(4, 0);
    const file = noted();
    await removeDocuments(api, file, clock, NEVER);
    expect([removals, [...file.documents]]).toEqual([[], []]);
  });
});

describe('the file of a run', () => {
  it('is in its folder, and goes with the last document', () => {
    const file = noted();
    expect(readdirSync(folder)).toHaveLength(1);
    file.forget('a');
    file.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('lets another run begin when the process is gone, and says what it left', () => {
    const file = noted();
    // No system gives such an id.
    const killed = { processId: 2 ** 30, beganAtMs: 0, documents: Object.fromEntries(file.documents) };
    writeFileSync(file.path, JSON.stringify(killed));
    const next = new RunFile(folder, OF);
    expect([next.claim(1), [...next.documents.keys()]]).toEqual([undefined, ['a']]);
  });

  it('is left to another run that claimed it at the same instant', () => {
    const file = noted();
    file.forget('a');
    const other = { processId: process.ppid, beganAtMs: 0, documents: {} };
    writeFileSync(file.path, JSON.stringify(other));
    expect(file.otherRun()).toEqual(other);
    file.release();
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it.each(['{"documents":', '{}'])('is not guessed at where it holds %s', (text) => {
    writeFileSync(noted().path, text);
    expect(() => new RunFile(folder, OF)).toThrow('is no file of a run');
  });
});
