import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { runStart, StartedLaptop, until } from '../../support/start-laptop';
import { JobLaptop } from './job-laptop';

jest.setTimeout(120_000);

// A folder for temporary files of its own: other tests start laptops too.
const usual = process.env['TMPDIR'];
const own = mkdtempSync(join(tmpdir(), 'laptop-by-test-'));
const kept = mkdtempSync(join(tmpdir(), 'kept-by-test-'));
beforeAll(() => {
  process.env['TMPDIR'] = own;
});
afterAll(async () => {
  await StartedLaptop.stopAll();
  if (usual === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = usual;
  for (const folder of [own, kept]) rmSync(folder, { recursive: true, force: true });
});

describe('npm start -- --keep DIR, with the default variant', () => {
  let laptop: JobLaptop;
  let photo: Buffer;

  beforeAll(async () => {
    photo = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#3070a0' } })
      .jpeg()
      .toBuffer();
    laptop = await JobLaptop.start('--keep', kept);
  });

  test('makes thumbnails of a real JPEG, in the sizes asked for', async () => {
    const key = await laptop.upload('photo.jpg', photo);
    const { status, headers, body } = await laptop.submit({ kind: 'thumbnail', key, sizes: [64, 300] }, 'thumbs-0001');
    expect(status).toBe(202);
    expect(headers.get('location')).toBe('/jobs/thumbs-0001');
    expect(body).toEqual({ jobId: 'thumbs-0001', status: 'queued', statusUrl: '/jobs/thumbs-0001' });

    const job = await laptop.ended('thumbs-0001');
    expect(job).toMatchObject({ status: 'succeeded', attempts: 1 });
    const sizes = await Promise.all(
      job.result!.files.map(async ({ url }) => {
        const { width, height } = await sharp(Buffer.from(await (await fetch(url)).arrayBuffer())).metadata();
        return [width, height];
      }),
    );
    expect(sizes).toEqual([
      [64, 43],
      [300, 200],
    ]);
  });

  test('answers the same request again with the same job, and does the work once', async () => {
    const mail = {
      kind: 'email',
      to: 'minji@example.com',
      template: 'receipt',
      data: { name: '민지 😀', order: 'A-1', total: '₩ 12,000' },
    };
    const first = await laptop.submit(mail, 'duplicate-0001');
    await laptop.ended('duplicate-0001');
    const second = await laptop.submit(mail, 'duplicate-0001');
    expect([first.status, second.status]).toEqual([202, 202]);
    expect(second.body['jobId']).toBe(first.body['jobId']);
    expect(second.headers.get('idempotency-replayed')).toBe('true');

    const different = await laptop.submit({ ...mail, to: 'else@example.com' }, 'duplicate-0001');
    expect(different.status).toBe(409);
    const { mails, queue } = await until('the queue to be empty', async () => {
      const state = await laptop.state();
      return state.queue.visible + state.queue.inFlight === 0 ? state : undefined;
    });
    expect(queue).toMatchObject({ visible: 0, inFlight: 0 });
    expect(mails.map(({ to, text }) => [to, text.includes('민지 😀')])).toEqual([[['minji@example.com'], true]]);
  });

  test('sends no mail to a suppressed address', async () => {
    const data = { name: 'Kim', order: 'A-2', total: '1' };
    await laptop.submit({ kind: 'email', to: 'suppressed@example.com', template: 'receipt', data }, 'suppressed-1');
    await laptop.ended('suppressed-1');
    const { mails } = await laptop.state();
    expect(mails.filter(({ to }) => to.includes('suppressed@example.com'))).toEqual([]);
  });

  test('works through a CSV file and tells which rows were wrong', async () => {
    const csv = 'reference,account,amount\nA,1,5\nB,2,many\nC,3,7\n';
    await laptop.submit({ kind: 'bulk', csv }, 'bulk-00001');
    const job = await laptop.ended('bulk-00001');
    expect(job.result?.summary).toMatchObject({ rows: 3, applied: 2, refused: 1 });
    const rows = await (await fetch(job.result!.files.find(({ name }) => name.endsWith('.jsonl'))!.url)).text();
    expect(rows).toContain('"row":3,"outcome":"refused"');
  });

  test('moves a poison message to the dead-letter queue after five receives, and good work goes on', async () => {
    const { body } = await laptop.call('POST', 'laptop/poison');
    const key = await laptop.upload('photo.jpg', photo);
    await laptop.submit({ kind: 'thumbnail', key }, 'beside-poison');
    const [dead, job] = await Promise.all([
      until('the message to reach the dead-letter queue', async () => {
        const { deadLetters } = await laptop.state();
        return deadLetters.messages.find(({ messageId }) => messageId === body['messageId']);
      }),
      laptop.ended('beside-poison'),
    ]);
    expect(dead.receives).toBe(5);
    expect(job.status).toBe('succeeded');
  });

  test('moves dead letters back when told to, and they come back if nothing was mended', async () => {
    const poisoned = await laptop.sendPoison('AIDALAPTOPBOB');
    const before = await until('the dead letter', async () => {
      const ids = (await laptop.state()).deadLetters.messages.map(({ messageId }) => messageId);
      return ids.includes(poisoned) ? ids : undefined;
    });
    const { body } = await laptop.call('POST', 'laptop/redrive');
    expect(body['moved']).toBe(before.length);
    const after = await until('them to come back', async () => {
      const ids = (await laptop.state()).deadLetters.messages.map(({ messageId }) => messageId);
      return ids.length === before.length && !ids.some((id) => before.includes(id)) ? ids : undefined;
    });
    expect(after).toHaveLength(before.length);
    // The queue is fair between the people whose jobs are in it, also after a redrive.
    expect(await laptop.groupsOfDeadLetters()).toContain('AIDALAPTOPBOB');
  });

  test('fails the job of a corrupt picture with a reason, without trying again', async () => {
    const key = await laptop.upload('photo.jpg', photo.subarray(0, 400));
    await laptop.submit({ kind: 'thumbnail', key }, 'corrupt-0001');
    const job = await laptop.ended('corrupt-0001');
    expect(job).toMatchObject({ status: 'failed', attempts: 1 });
    expect(job.failure?.detail).toMatch(/\w{4}/);
  });

  test('shows a job to its owner only', async () => {
    await laptop.submit({ kind: 'bulk', csv: 'reference,account,amount\n' }, 'private-0001');
    await laptop.ended('private-0001');
    const bob = await laptop.call('GET', 'api/jobs/private-0001', undefined, { 'x-laptop-user': 'bob' });
    expect(bob.status).toBe(404);
    expect(bob.headers.get('content-type')).toContain('application/problem+json');
  });

  test('refuses a file of somebody else', async () => {
    const key = await laptop.upload('photo.jpg', photo);
    const { status } = await laptop.submit({ kind: 'thumbnail', key }, 'not-mine-001', { 'x-laptop-user': 'bob' });
    expect(status).toBe(403);
  });

  test.each([
    ['a body above the API’s own limit', 1_000_001],
    ['a body that API Gateway would not take', 10 * 1024 * 1024 + 1],
  ])('answers 413 to %s', async (_, bytes) => {
    const { status } = await laptop.submit(`"${'x'.repeat(bytes - 2)}"`, 'too-large-001');
    expect(status).toBe(413);
  });

  test('passes a body that is too large to queue by way of the bucket', async () => {
    // Of few rows, each as long as it may be: what is asked is where the body goes.
    const rows = Array.from(
      { length: 3000 },
      (_, row) => `${`${row}-`.padEnd(40, 'R')},ACCOUNT-${row},000000000${row + 1}.25`,
    );
    const csv = ['reference,account,amount', ...rows, ''].join('\n');
    expect(csv.length).toBeGreaterThan(200_000);
    await laptop.submit({ kind: 'bulk', csv }, 'claim-check-1');
    expect((await laptop.ended('claim-check-1')).result?.summary).toMatchObject({ rows: 3000 });
  });

  test('gives out results only by a signed link that has not expired', async () => {
    const key = await laptop.upload('photo.jpg', photo);
    await laptop.submit({ kind: 'thumbnail', key }, 'signed-link-1');
    const { url } = (await laptop.ended('signed-link-1')).result!.files[0]!;
    const bare = new URL(url);
    bare.search = '';
    expect((await fetch(bare)).status).toBe(403);
    expect((await fetch(url.replace(/X-Amz-Date=\d{8}T/, 'X-Amz-Date=20200101T'))).status).toBe(403);
    expect((await fetch(url)).status).toBe(200);
    const passedOn = await fetch(`${laptop.page}laptop/result?url=${encodeURIComponent(url)}`);
    // Never as a page of the laptop's own address, whatever the file is.
    expect(passedOn.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  });

  test('answers its page and nobody who comes by another name', async () => {
    const page = await fetch(laptop.page);
    expect(await page.text()).toContain('id="node-queue"');
    const foreign = await fetch(`${laptop.page}laptop/poison`, {
      method: 'POST',
      headers: { origin: 'https://example.com' },
    });
    expect(foreign.status).toBe(403);
  });

  test('a second start refuses the folder while the first has it', async () => {
    const beside = await runStart('--pattern', 'async', '--keep', kept, '--no-open', '--port', '0');
    expect([beside.status, beside.err]).toEqual([1, expect.stringContaining('is in use by another start')]);
  });

  test('Ctrl-C leaves no process and no file; the next start brings back jobs, objects and dead letters', async () => {
    // ts-node keeps a cache of its own there, as it does for every command of this repository.
    const scratches = () => readdirSync(own).filter((name) => !name.startsWith('v8-compile-cache'));
    expect(scratches()).toHaveLength(1);
    const children = childrenOf(laptop.processId);
    const dead = (await laptop.state()).deadLetters.visible;
    expect(dead).toBeGreaterThan(0);

    expect(await laptop.stop('SIGINT')).toBe(0);
    expect(scratches()).toEqual([]);
    await until('the children to be gone', async () => (children.some(isRunning) ? undefined : true));

    const next = await JobLaptop.start('--keep', kept);
    const job = await next.ended('bulk-00001');
    const summary = await fetch(job.result!.files[0]!.url);
    expect([job.status, summary.status, (await next.state()).deadLetters.visible]).toEqual(['succeeded', 200, dead]);
    expect(await next.stop('SIGTERM')).toBe(0);
  });
});

describe('npm start -- --once', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'once-by-test-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  test('turns a photo into thumbnails and prints where they are', async () => {
    const photo = join(directory, 'photo.jpg');
    await sharp({ create: { width: 900, height: 600, channels: 3, background: 'tomato' } })
      .jpeg()
      .toFile(photo);
    const { status, out } = await runStart('--once', 'async', photo, '--out', join(directory, 'results'), '--json');
    expect(status).toBe(0);
    const { files } = JSON.parse(out) as { files: string[] };
    expect(files.map((file) => readFileSync(file, 'latin1').slice(8, 12))).toEqual(['WEBP', 'WEBP', 'WEBP']);
    const widths = await Promise.all(files.map(async (file) => (await sharp(file).metadata()).width));
    expect(widths).toEqual([160, 320, 640]);
  });

  test('ends with 1 and the worker’s reason when the file is no picture', async () => {
    const file = join(directory, 'photo.jpg');
    writeFileSync(file, 'no picture at all');
    const { status, err } = await runStart('--once', 'async', file, '--lang', 'ko');
    expect(status).toBe(1);
    expect(err).toContain('not-a-picture');
    expect(err).toContain('JPEG로 저장한 뒤 다시 보내세요.');
  });

  test('says in the language of the terminal which rows of a table were refused', async () => {
    const file = join(directory, 'table.csv');
    writeFileSync(file, `reference,account,amount\nA-1,4000,1\n${'A-2,4000,0\n'.repeat(7)}`);
    const { out } = await runStart('--once', 'async', file, '--out', join(directory, 'results'), '--lang', 'ko');
    expect(out).toContain('3행 거절: amount: 0이므로 반영할 것이 없습니다');
    expect(out).toContain('... 외 2행');
  });

  test('ends with 1 and names the file when there is none', async () => {
    const { status, err } = await runStart('--once', 'async', './nowhere.jpg', '--lang', 'ko');
    expect([status, err.trim()]).toEqual([1, './nowhere.jpg: 그런 파일이 없습니다']);
  });

  test('ends with 1 and the configuration’s own message when a value is refused', async () => {
    const { status, err } = await runStart('-c', 'async.worker=ec3', '--no-open', '--lang', 'en');
    expect(status).toBe(1);
    expect(err).toContain('async.worker: "ec3" is not allowed; use one of lambda, ec2');
  });
});

function childrenOf(processId: number): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((id) => parentOf(id) === processId);
}

function parentOf(processId: number): number | undefined {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${processId}/status`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}
