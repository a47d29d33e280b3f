import { copyObject } from '../../../lib/web/adapters/copy-object';
import { CannedService } from '../../support/canned-service';

const service = new CannedService();
const file = {
  from: { bucket: 'assets', key: 'a folder/0123.css' },
  to: { bucket: 'static-files', key: 'static/0123456789abcdef/style.css' },
  mediaType: 'text/css; charset=utf-8',
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

describe('copying within S3', () => {
  it('says type and caching anew, and neither reads nor copies tags', async () => {
    service.answer = COPIED;
    await copyObject(file);
    expect(service.requests).toHaveLength(1);
    const { method, url, headers } = service.requests[0]!;
    expect([method, url]).toEqual(['PUT', '/static-files/static/0123456789abcdef/style.css?x-id=CopyObject']);
    expect(headers).toMatchObject({
      'x-amz-copy-source': 'assets/a%20folder%2F0123.css',
      'x-amz-metadata-directive': 'REPLACE',
      'x-amz-tagging-directive': 'REPLACE',
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

  it('fails where S3 says so, also in an answer that began well', async () => {
    service.answer = () => ({ status: 403, body: '<Error><Code>AccessDenied</Code><Message>no</Message></Error>' });
    await expect(copyObject(file)).rejects.toThrow('no');
    service.answer = xml('<Error><Code>InternalError</Code><Message>later</Message></Error>');
    await expect(copyObject(file)).rejects.toThrow('later');
  });

  it('copies again after a failure that may pass', async () => {
    service.answer = () => (service.requests.length === 1 ? { status: 503 } : COPIED());
    await copyObject(file);
    expect(service.requests).toHaveLength(2);
  });
});
