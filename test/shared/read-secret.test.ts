import { readSecret } from '../../lib/shared/read-secret';
import { CannedService } from '../support/canned-service';

const ARN = 'arn:aws:secretsmanager:ap-southeast-2:111111111111:secret:master-AbCdEf';
const service = new CannedService();

beforeAll(async () => {
  process.env['AWS_ENDPOINT_URL_SECRETS_MANAGER'] = await service.start();
});
afterAll(async () => {
  delete process.env['AWS_ENDPOINT_URL_SECRETS_MANAGER'];
  await service.stop();
});
beforeEach(() => service.requests.splice(0));

const json = { 'content-type': 'application/x-amz-json-1.1' };

describe('a secret', () => {
  it('is asked for by its ARN and read as text', async () => {
    service.answer = () => ({ status: 200, headers: json, body: JSON.stringify({ SecretString: '{"password":"p"}' }) });
    expect(await readSecret(ARN)).toBe('{"password":"p"}');
    expect(service.requests[0]?.headers['x-amz-target']).toBe('secretsmanager.GetSecretValue');
    expect(JSON.parse(service.requests[0]!.body)).toEqual({ SecretId: ARN });
  });

  it('is empty when it holds bytes instead of text', async () => {
    service.answer = () => ({ status: 200, headers: json, body: JSON.stringify({ SecretBinary: 'AAAA' }) });
    expect(await readSecret(ARN)).toBe('');
  });

  it('is an error when it may not be read, and is not asked for again', async () => {
    const body = JSON.stringify({ __type: 'AccessDeniedException', message: 'no' });
    service.answer = () => ({ status: 400, headers: json, body });
    await expect(readSecret(ARN)).rejects.toMatchObject({ name: 'AccessDeniedException' });
    expect(service.requests).toHaveLength(1);
  });
});
