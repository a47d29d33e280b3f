import { instanceProtection } from '../../../lib/async/adapters/instance-protection';
import { CannedService } from '../../support/canned-service';

const service = new CannedService();
const metadata = jest.spyOn(globalThis, 'fetch');

beforeAll(async () => {
  process.env['AWS_ENDPOINT_URL_AUTO_SCALING'] = await service.start();
});
afterAll(async () => {
  delete process.env['AWS_ENDPOINT_URL_AUTO_SCALING'];
  metadata.mockRestore();
  await service.stop();
});
beforeEach(() => {
  service.requests.splice(0);
  service.answer = () => ({ status: 200, body: '<SetInstanceProtectionResponse/>' });
  metadata.mockReset();
  metadata.mockImplementation(async (_, init) => new Response(init?.method === 'PUT' ? 'the-token' : 'i-0abc'));
});

const asked = () => service.requests.map(({ body }) => Object.fromEntries(new URLSearchParams(body)));

describe('scale-in protection', () => {
  it('is set and ended for the instance this runs on', async () => {
    const protect = instanceProtection('the-group');
    await protect(true);
    await protect(false);
    expect(asked()).toEqual(
      ['true', 'false'].map((busy) =>
        expect.objectContaining({
          Action: 'SetInstanceProtection',
          AutoScalingGroupName: 'the-group',
          'InstanceIds.member.1': 'i-0abc',
          ProtectedFromScaleIn: busy,
        }),
      ),
    );
  });

  it('asks the metadata service who this is once, with a token', async () => {
    const protect = instanceProtection('the-group');
    await protect(true);
    await protect(false);
    expect(metadata.mock.calls.map(([url, init]) => [url, init?.method, init?.headers])).toEqual([
      ['http://169.254.169.254/latest/api/token', 'PUT', { 'x-aws-ec2-metadata-token-ttl-seconds': '60' }],
      ['http://169.254.169.254/latest/meta-data/instance-id', 'GET', { 'x-aws-ec2-metadata-token': 'the-token' }],
    ]);
    for (const [, init] of metadata.mock.calls) expect(init?.signal).toBeInstanceOf(AbortSignal);
  });

  it('asks again after the metadata service failed, and says nothing about an instance it does not know', async () => {
    const protect = instanceProtection('the-group');
    metadata.mockResolvedValueOnce(new Response('', { status: 401 }));
    await expect(protect(true)).rejects.toThrow('The metadata service answered 401');
    metadata.mockRejectedValueOnce(new TypeError('fetch failed'));
    await expect(protect(true)).rejects.toThrow('fetch failed');
    expect(service.requests).toEqual([]);
    await protect(true);
    expect(service.requests).toHaveLength(1);
  });

  it('is an error when the group refuses, as it does for an instance that is on its way out', async () => {
    const refusal = '<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code></Error></ErrorResponse>';
    service.answer = () => ({ status: 400, body: refusal });
    await expect(instanceProtection('the-group')(false)).rejects.toMatchObject({ name: 'ValidationError' });
  });
});
