import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeWith } from '../../support/needs';
import { StartedLaptop } from '../../support/start-laptop';
import { SHELLS } from '../../support/stubbed-shell';
import { JobLaptop } from './job-laptop';

jest.setTimeout(120_000);

/** What shells and Python would trip over. */
const AWKWARD = `O'Neil "q" \\ $HOME \`id\` 민지 😀 %s JSON`;

let laptop: JobLaptop;
let directory: string;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'client-by-test-'));
  laptop = await JobLaptop.start();
  const data = { name: AWKWARD, order: 'A-1', total: '1' };
  const body = JSON.stringify({ kind: 'email', to: 'minji@example.com', template: 'receipt', data }, undefined, 1);
  await laptop.submit(body, 'awkward-mail-1', { 'x-laptop-user': 'minji' });
});
afterAll(async () => {
  await StartedLaptop.stopAll();
  rmSync(directory, { recursive: true, force: true });
});

async function codeAs(language: string): Promise<string> {
  return String((await laptop.call('GET', `laptop/client?as=${language}`)).body['code']);
}

describeWith('curl', 'the last job as curl', () => {
  test.each(SHELLS)('is the same job to %s, not a second one', async (shell) => {
    const out = execFileSync(shell, { input: await codeAs('curl') }).toString();
    const [sent, read] = out.split(/(?<=\})(?=\{)/).map((text) => JSON.parse(text) as { jobId: string });
    expect([sent!.jobId, read!.jobId]).toEqual(['awkward-mail-1', 'awkward-mail-1']);
    expect((await laptop.state()).jobs).toHaveLength(1);
  });
});

describeWith('python3', 'the last job as boto3', () => {
  test('is Python, and the same job where boto3 is installed', async () => {
    const file = join(directory, 'client.py');
    writeFileSync(file, await codeAs('boto3'));
    execFileSync('python3', ['-m', 'py_compile', file]);
    if (spawnSync('python3', ['-c', 'import boto3']).status !== 0) return;
    expect(execFileSync('python3', [file]).toString()).toContain('"jobId": "awkward-mail-1"');
  });
});

test('what is printed for clients is all they need', () => {
  expect(laptop.about['client']).toMatchObject({
    environment: { AWS_ACCESS_KEY_ID: 'laptop', AWS_ENDPOINT_URL_S3: expect.stringContaining('http://127.0.0.1:') },
    buckets: expect.arrayContaining([expect.stringMatching(/files/)]),
    queueUrls: expect.arrayContaining([expect.stringMatching(/^http:.*\/000000000000\//)]),
    tables: [expect.stringMatching(/store/)],
  });
});
