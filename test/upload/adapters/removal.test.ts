import { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import { S3Client } from '@aws-sdk/client-s3';
import { cloudFrontClient, forgetServed } from '../../../lib/upload/adapters/cloudfront-forgets';
import { removeServed, removeVariants } from '../../../lib/upload/adapters/s3-removal';
import { CannedService } from '../../support/canned-service';

const service = new CannedService();
const ID = '0190a000-0000-7000-8000-000000000001';
let s3: S3Client;
let cloudFront: CloudFrontClient;

beforeAll(async () => {
  const endpoint = await service.start();
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  s3 = new S3Client({ endpoint, region: 'ap-southeast-2', credentials, forcePathStyle: true, maxAttempts: 1 });
  cloudFront = new CloudFrontClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
});
afterAll(() => service.stop());
beforeEach(() => service.requests.splice(0));

describe('what is served of an upload', () => {
  it('is removed, whichever of the two it is', async () => {
    service.answer = () => ({ status: 204, body: '' });
    await removeServed(s3, 'files', ID);
    expect(service.requests.map(({ method, url }) => `${method} ${url?.split('?')[0]}`)).toEqual([
      `DELETE /files/originals/${ID}`,
      `DELETE /files/files/${ID}`,
    ]);
  });

  it('is removed with every image that can have been made of it, by name', async () => {
    service.answer = () => ({ status: 200, body: '<DeleteResult/>' });
    await removeVariants(s3, 'variants', ID);
    const keys = [...service.requests[0]!.body.matchAll(/<Key>([^<]+)<\/Key>/g)].map(([, key]) => key);
    expect(new Set(keys).size).toBe(144);
    expect(keys).toContain(`images/${ID}/640x0.webp`);
  });

  it('counts as still there while one of its images is', async () => {
    const refused = '<Error><Key>k</Key><Code>InternalError</Code></Error>';
    service.answer = () => ({ status: 200, body: `<DeleteResult>${refused}</DeleteResult>` });
    await expect(removeVariants(s3, 'variants', ID)).rejects.toThrow('1 images');
  });

  it('is forgotten by CloudFront, once however often that is asked for', async () => {
    service.answer = () => ({ status: 201, body: '<Invalidation><Id>I1</Id></Invalidation>' });
    for (let times = 0; times < 2; times++) await forgetServed(cloudFront, 'E123', ID);
    const [first, second] = service.requests.map(({ body }) => body);
    expect(first).toContain(`<Path>/images/${ID}/*</Path><Path>/files/${ID}</Path>`);
    expect(first).toContain(`<CallerReference>${ID}</CallerReference>`);
    expect(second).toBe(first);
  });

  it('is forgotten in us-east-1, where CloudFront answers, whatever the region of the function', async () => {
    expect(await cloudFrontClient().config.region()).toBe('us-east-1');
  });
});
