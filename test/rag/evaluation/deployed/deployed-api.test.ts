import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SendSigned } from '../../../../lib/rag/adapters/signed-requests';
import { DeployedApi } from '../../../../lib/rag/evaluation/deployed/deployed-api';

/** S3, as it answers forms: with nothing where nothing stands here. */
let replies: (number | undefined)[] = [];
const answer: RequestListener = (request, response) => {
  request.resume().once('end', () => {
    const status = replies.shift();
    if (status === undefined) response.destroy();
    else response.writeHead(status).end('<Error><Message>said so</Message></Error>');
  });
};
const s3 = createServer(answer);
let form = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => s3.listen(0, '127.0.0.1', resolve));
  form = `http://127.0.0.1:${(s3.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => s3.close(resolve)));

/** Time passes where somebody waits, and nowhere else. */
function playedApi(send: (nowMs: number) => Response) {
  let nowMs = 0;
  const clock = {
    nowMs: () => nowMs,
    wait: async (ms: number) => {
      nowMs += ms;
    },
  };
  const signed: SendSigned = async () => send(nowMs);
  const settings = { url: 'http://api', tenant: 'evaluation', language: 'en', send: signed } as const;
  const api = new DeployedApi({ ...settings, retry: { clock, random: () => 0.5 } }, new AbortController().signal);
  return { api, nowMs: () => nowMs };
}

const throttled = () => Response.json({}, { status: 429, headers: { 'x-amzn-errortype': 'TooManyRequestsException' } });

describe('the API of a deployed stack', () => {
  it('is asked again until an account that is throttled has room', async () => {
    const full = Response.json({ passages: [], degraded: false });
    await expect(playedApi((nowMs) => (nowMs < 100_000 ? throttled() : full)).api.search('x')).resolves.toEqual([]);
  });

  it('is given up some time after that', async () => {
    const { api, nowMs } = playedApi(throttled);
    await expect(api.search('x')).rejects.toThrow('TooManyRequestsException');
    expect(nowMs()).toBeGreaterThanOrEqual(120_000);
    expect(nowMs()).toBeLessThan(140_000);
  });

  it.each<[string, (number | undefined)[], string[]]>([
    ['takes it', [201], ['sending']],
    ['refuses it', [403], ['sending', 'refused']],
    // It may have taken it, and what it says then is of another attempt.
    ['says nothing, and then no', [undefined, 403], ['sending', 'sending']],
    ['fails, and then says no', [503, 403], ['sending', 'sending']],
  ])('says before S3 may have a document, and that it has none where S3 %s', async (_, statuses, says) => {
    replies = [...statuses];
    const heard: string[] = [];
    const { api } = playedApi(() => Response.json({ url: form, fields: {} }, { status: 201 }));
    const added = api.add(
      'a.txt',
      Buffer.from('a'),
      () => heard.push('sending'),
      () => heard.push('refused'),
    );
    await added.catch(() => undefined);
    expect(heard).toEqual(says);
  });
});
