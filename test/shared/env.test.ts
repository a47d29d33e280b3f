import * as z from 'zod';
import { hasOwnEndpoint, optionalText, parseEnv, wholeNumber } from '../../lib/shared/env';

const schema = z.object({ TEST_NAME: z.string(), TEST_SECONDS: wholeNumber, TEST_SENDER: optionalText });

function withEnvironment<Result>(values: Record<string, string>, run: () => Result): Result {
  const before = { ...process.env };
  Object.assign(process.env, values);
  try {
    return run();
  } finally {
    process.env = before;
  }
}

describe('the environment', () => {
  it('is read as text, whole numbers, and text that may be left empty', () => {
    const values = { TEST_NAME: 'jobs', TEST_SECONDS: '60', TEST_SENDER: '' };
    expect(withEnvironment(values, () => parseEnv(schema))).toEqual({ TEST_NAME: 'jobs', TEST_SECONDS: 60 });
  });

  it('is refused with the name of every variable that is missing or wrong', () => {
    const read = () => withEnvironment({ TEST_SECONDS: 'soon' }, () => parseEnv(schema));
    expect(read).toThrow('TEST_NAME');
    expect(read).toThrow('TEST_SECONDS: is not a whole number');
  });

  it('tells whether S3 is at an endpoint of its own', () => {
    expect(hasOwnEndpoint('S3')).toBe(false);
    expect(withEnvironment({ AWS_ENDPOINT_URL: 'http://x' }, () => hasOwnEndpoint('S3'))).toBe(true);
    expect(withEnvironment({ AWS_ENDPOINT_URL_S3: 'http://x' }, () => hasOwnEndpoint('S3'))).toBe(true);
  });
});
