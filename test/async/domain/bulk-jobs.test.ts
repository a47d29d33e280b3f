import fc from 'fast-check';
import type { Sentence } from '../../../lib/config/sentence';
import { Bench, OWNER } from '../fakes/bench';

const HEADER = 'reference,account,amount';

function csvOf(rows: number): string {
  return [HEADER, ...Array.from({ length: rows }, (_, i) => `r${i + 1},acc-1,${i + 1}`)].join('\n');
}

function rowsOf(bench: Bench, jobId: string): { row: number; outcome: string; reason?: string }[] {
  const names = [...bench.files.objects.keys()]
    .filter((key) => key.startsWith(`results/${OWNER}/${jobId}/rows-`))
    .sort();
  return names.flatMap((key) =>
    bench.files.objects
      .get(key)!
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  );
}

describe('a bulk job', () => {
  it('judges every row once, in order, and writes a summary, whatever the number of rows', async () => {
    for (const rows of [0, 1, 99, 100, 101, 999, 1000, 1001, 2345]) {
      const bench = new Bench({ rows: true });
      await bench.submit('the-bulk-job', { kind: 'bulk', csv: csvOf(rows) });
      await bench.drain();
      const job = bench.job('the-bulk-job');
      expect(job).toMatchObject({ status: 'succeeded', result: { summary: { rows, applied: rows, refused: 0 } } });
      expect(rowsOf(bench, 'the-bulk-job').map(({ row }) => row)).toEqual(
        Array.from({ length: rows }, (_, i) => i + 2),
      );
      expect(bench.postings.size).toBe(rows);
      const summary = JSON.parse(bench.files.objects.get(`results/${OWNER}/the-bulk-job/summary.json`)!.toString());
      expect(summary).toEqual({ rows, applied: rows, refused: 0, chunks: Math.ceil(rows / 100) });
    }
  });

  it('has at most ten chunks in the queue, however long its file', async () => {
    const bench = new Bench();
    await bench.submit('first-bulk-job', { kind: 'bulk', csv: csvOf(2345) });
    let most = 0;
    while (bench.queue.advance()) {
      await bench.invoke(bench.queue.receive(4));
      most = Math.max(most, bench.queue.size);
    }
    expect(most).toBe(10);
    expect(bench.job('first-bulk-job')).toMatchObject({ status: 'succeeded' });
  });

  it('costs no more calls than any other small job, when its few rows are in the request', async () => {
    const calls: Record<string, number> = {};
    const bench = new Bench({
      interfere:
        (port, call) =>
        (...args) => {
          calls[port] = (calls[port] ?? 0) + 1;
          return call(...args);
        },
    });
    await bench.submit('the-bulk-job', { kind: 'bulk', csv: csvOf(100) });
    await bench.drain();
    expect(bench.job('the-bulk-job')).toMatchObject({ status: 'succeeded', attempts: 1 });
    // Its record is read, taken in hand and ended; its rows and its summary are files.
    expect(calls).toEqual({ 'jobs.read': 1, 'jobs.write': 2, 'files.write': 2 });
  });

  it('does not wait for another one of its owner, and sends no message but its chunks', async () => {
    let sent = 0;
    const bench: Bench = new Bench({
      interfere:
        (port, call) =>
        (...args) => {
          if (port === 'queue.send') sent++;
          if (port === 'queue.sendBatch') sent += (args[0] as unknown[]).length;
          return call(...args);
        },
    });
    const start = bench.queue.nowMs;
    await bench.submit('a-long-bulk-job', { kind: 'bulk', csv: csvOf(1500) });
    for (let job = 0; job < 20; job++) await bench.submit(`short-job-${job}`, { kind: 'bulk', csv: csvOf(1) });
    await bench.drain();
    for (let job = 0; job < 20; job++)
      expect(bench.job(`short-job-${job}`)).toMatchObject({ status: 'succeeded', attempts: 1 });
    expect(bench.job('a-long-bulk-job')).toMatchObject({ status: 'succeeded', attempts: 1 });
    expect([sent, bench.queue.nowMs - start]).toEqual([15, 0]);
  });

  it('reports wrong rows by number and column, and never repeats a value', async () => {
    const bench = new Bench({ rows: true });
    const csv = `${HEADER},note\nr1,acc-1,10.50,fine\n,acc-1,1,\nr3,SECRET ACCOUNT,1,\nr4,acc-1,1.234,\nr5,acc-1,0,\nr6,acc-1\n"r7","acc-1","-3",""`;
    await bench.submit('the-bulk-job', { kind: 'bulk', csv });
    await bench.drain();
    expect(bench.job('the-bulk-job')?.result?.summary).toEqual({ rows: 7, applied: 2, refused: 5 });
    const reasons = rowsOf(bench, 'the-bulk-job').map(({ row, outcome, reason }) => [
      row,
      outcome,
      reason?.split(':')[0],
    ]);
    expect(reasons).toEqual([
      [2, 'applied', undefined],
      [3, 'refused', 'reference'],
      [4, 'refused', 'account'],
      [5, 'refused', 'amount'],
      [6, 'refused', 'amount'],
      [7, 'refused', 'amount'],
      [8, 'applied', undefined],
    ]);
    expect(rowsOf(bench, 'the-bulk-job')[4]).toEqual({
      row: 6,
      outcome: 'refused',
      code: 'amount-zero',
      reason: 'amount: is zero, so there is nothing to post',
      reasonKo: 'amount: 0이므로 반영할 것이 없습니다',
    });
    const written = [...bench.files.objects]
      .filter(([key]) => !key.endsWith('input.csv'))
      .map(([, body]) => body.toString());
    expect(written.join()).not.toContain('SECRET');
  });

  it.each([
    ['has no header row', 'a,b\n1,2', 'csv-columns', 0],
    ['is empty', '\n', 'csv-empty', 0],
    [
      'is saved as CP949',
      Buffer.concat([Buffer.from(`${HEADER}\nr1,a,1\n`), Buffer.from([0xc7, 0xd1, 0x2c])]),
      'csv-not-utf8',
      1,
    ],
    ['opens a quote that is never closed', `${HEADER}\nr1,a,1\nr2,"a,1\nr3,a,1\n`, 'csv-malformed', 1],
    ['has a row of 200,000 characters', `${HEADER}\nr1,a,1\nr2,${'x'.repeat(200_000)},1\nr3,a,1`, 'csv-malformed', 1],
  ])('works on the rows before the place and says what to mend when the file %s', async (_, csv, code, rows) => {
    const bench = new Bench();
    bench.files.put(`uploads/${OWNER}/rows.csv`, csv);
    await bench.submit('the-bulk-job', { kind: 'bulk', key: `uploads/${OWNER}/rows.csv` });
    await bench.drain();
    const job = bench.job('the-bulk-job');
    expect(job).toMatchObject({ status: 'failed', failure: { code }, result: { summary: { rows, applied: rows } } });
    const summary = JSON.parse(bench.files.objects.get(`results/${OWNER}/the-bulk-job/summary.json`)!.toString());
    const { en: detail, ko: detailKo } = job!.failure!.detail as Sentence;
    expect(summary.stopped).toEqual({ code, detail, detailKo });
    expect(bench.queue.deadLetters).toHaveLength(0);
  });

  it('stops when the file is overwritten while it runs, instead of mixing two files', async () => {
    for (const replaceAfter of [1, 2, 5, 11]) {
      const bench = new Bench();
      const key = `uploads/${OWNER}/rows.csv`;
      bench.files.put(key, csvOf(2345));
      await bench.submit('the-bulk-job', { kind: 'bulk', key });
      for (let invocation = 0; bench.queue.advance(); invocation++) {
        if (invocation === replaceAfter) bench.files.put(key, csvOf(5000));
        await bench.invoke(bench.queue.receive(1));
      }
      expect(bench.job('the-bulk-job')).toMatchObject({ status: 'failed', failure: { code: 'file-changed' } });
    }
  });

  it('fails when there is no such file, and lets the owner’s next job start at once', async () => {
    const bench = new Bench();
    await bench.submit('the-bulk-job', { kind: 'bulk', key: `uploads/${OWNER}/nothing.csv` });
    await bench.drain();
    expect(bench.job('the-bulk-job')).toMatchObject({ status: 'failed', failure: { code: 'file-not-found' } });
    const start = bench.queue.nowMs;
    await bench.submit('next-bulk-job', { kind: 'bulk', csv: csvOf(1) });
    await bench.drain();
    expect(bench.queue.nowMs).toBe(start);
  });

  it('sends again what SQS refused of a batch, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }), async (refused) => {
        let first = true;
        const bench: Bench = new Bench({
          interfere: (port, call) =>
            (async (...args: never[]) => {
              if (port !== 'queue.sendBatch' || !first) return call(...(args as never));
              first = false;
              const messages = args[0] as unknown as { body: string }[];
              await call(...([messages.filter((_, position) => !refused[position])] as never));
              return messages.flatMap((_, position) => (refused[position] ? [position] : []));
            }) as unknown as typeof call,
        });
        await bench.submit('the-bulk-job', { kind: 'bulk', csv: csvOf(1000) });
        await bench.invoke(bench.queue.receive(1));
        const chunks = bench.queue.size;
        await bench.drain();
        const { status, result } = bench.job('the-bulk-job') ?? {};
        return chunks === 10 && status === 'succeeded' && result?.summary?.rows === 1000;
      }),
      { numRuns: 50 },
    );
  });

  it('is marked when one of its chunks is given up, and goes on when that chunk is moved back', async () => {
    let broken = true;
    const bench = new Bench({
      interfere:
        (port, call) =>
        (...args) =>
          broken && port === 'files.write' && String(args[0]).endsWith('rows-000003.jsonl')
            ? Promise.reject(new Error('S3 is away'))
            : call(...args),
    });
    await bench.submit('the-bulk-job', { kind: 'bulk', csv: csvOf(1234) });
    await bench.drain();
    expect(bench.job('the-bulk-job')).toMatchObject({ status: 'failed', failure: { code: 'attempts-exhausted' } });
    expect(bench.queue.deadLetters).toHaveLength(1);
    broken = false;
    await bench.queue.redrive();
    await bench.drain();
    expect(bench.job('the-bulk-job')).toMatchObject({ status: 'succeeded', result: { summary: { rows: 1234 } } });
    expect(bench.job('the-bulk-job')).not.toHaveProperty('failure');
  });

  it('counts each chunk once when several workers finish chunks together', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const bench = new Bench({
          interfere: (port, call) => (port === 'jobs.write' ? (scheduler.scheduleFunction(call) as typeof call) : call),
        });
        await bench.jobs.read('warm');
        const submitted = bench.submit('the-bulk-job', { kind: 'bulk', csv: csvOf(500) });
        await submitted;
        const [begin] = bench.queue.receive(1);
        await scheduler.waitFor(bench.work(begin!));
        await bench.queue.remove(begin!.receiptHandle);
        const chunks = bench.queue.receive(10);
        await scheduler.waitFor(Promise.all([...chunks, ...chunks].map((chunk) => bench.work(chunk))));
        const { status, result } = bench.job('the-bulk-job') ?? {};
        return chunks.length === 5 && status === 'succeeded' && result?.summary?.applied === 500;
      }),
      { numRuns: 50 },
    );
  });
});
