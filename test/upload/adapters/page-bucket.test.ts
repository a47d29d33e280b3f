import { copyPageFile, putPageFile } from '../../../lib/upload/adapters/page-bucket';
import { CannedService } from '../../support/canned-service';

const service = new CannedService();
const file = {
  from: { bucket: 'assets', key: 'a folder/0123.css' },
  to: { bucket: 'page', key: 'page/0123456789abcdef/style.css' },
  mediaType: 'text/css; charset=utf-8',
};
const config = {
  to: { bucket: 'page', key: 'page/0123456789abcdef/config.json' },
  mediaType: 'application/json; charset=utf-8',
  text: '{"signIn":"none"}',
};

beforeAll(async () => {
  process.env['AWS_ENDPOINT_URL_S3'] = await service.start();
});
afterAll(async () => {
  delete process.env['AWS_ENDPOINT_URL_S3'];
  await service.stop();
});
beforeEach(() => service.requests.splice(0));

const xml = (body: string) => () => ({ status: 200, headers: { 'content-type': 'application/xml' }, body });
const COPIED = xml('<CopyObjectResult><ETag>"1"</ETag></CopyObjectResult>');

describe('the bucket of the page', () => {
  it('copies within S3 with type and caching said anew, and neither reads nor copies tags', async () => {
    service.answer = COPIED;
    await copyPageFile(file);
    expect(service.requests).toHaveLength(1);
    const { method, url, headers } = service.requests[0]!;
    expect([method, url]).toEqual(['PUT', '/page/page/0123456789abcdef/style.css?x-id=CopyObject']);
    expect(headers).toMatchObject({
      'x-amz-copy-source': 'assets/a%20folder%2F0123.css',
      'x-amz-metadata-directive': 'REPLACE',
      'x-amz-tagging-directive': 'REPLACE',
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'no-cache',
    });
  });

  it('keeps what the page is told, to be asked for anew each time', async () => {
    service.answer = () => ({ status: 200 });
    await putPageFile(config);
    const { method, url, headers, body } = service.requests[0]!;
    expect([method, url]).toEqual(['PUT', '/page/page/0123456789abcdef/config.json?x-id=PutObject']);
    expect(headers).toMatchObject({ 'content-type': config.mediaType, 'cache-control': 'no-cache' });
    expect(String(body)).toContain(config.text);
  });

  it('fails where S3 says so, also in an answer that began well', async () => {
    service.answer = () => ({ status: 403, body: '<Error><Code>AccessDenied</Code><Message>no</Message></Error>' });
    await expect(copyPageFile(file)).rejects.toThrow('no');
    await expect(putPageFile(config)).rejects.toThrow('no');
    service.answer = xml('<Error><Code>InternalError</Code><Message>later</Message></Error>');
    await expect(copyPageFile(file)).rejects.toThrow('later');
  });
});
