import { environmentWritten, instanceProgramsOf } from '../../lib/model/instance-programs';
import { inventedReferences } from '../../lib/model/intrinsics';
import { synthesizeModel } from '../support/synthesize';

const FILE = '/etc/job-worker.env';

describe('the environment that user data writes', () => {
  test('is what stands between the lines of the block', () => {
    const script = [
      '#!/bin/bash',
      `cat > ${FILE} <<'EOF'`,
      'TABLE_NAME=jobs',
      'QUEUE_URL="https://sqs/a=b"',
      'EMPTY=',
      'EOF',
      'systemctl start job-worker',
    ].join('\n');
    expect(environmentWritten(script, FILE)).toEqual({ TABLE_NAME: 'jobs', QUEUE_URL: 'https://sqs/a=b', EMPTY: '' });
  });

  test('is undefined when the script writes another file', () => {
    expect(environmentWritten("cat > /etc/other.env <<'EOF'\nA=1\nEOF", FILE)).toBeUndefined();
  });

  test('is an error when the block never ends or holds something else', () => {
    expect(() => environmentWritten(`cat > ${FILE} <<'EOF'\nA=1`, FILE)).toThrow('has no end');
    expect(() => environmentWritten(`cat > ${FILE} <<'EOF'\nexport A\nEOF`, FILE)).toThrow('no NAME=value: export A');
  });
});

test('the worker instance of the async pattern is found with its environment and its code', () => {
  const stack = synthesizeModel({ pattern: 'async', config: { async: { worker: 'ec2' } } });
  const [program, ...others] = instanceProgramsOf(stack, FILE, inventedReferences(stack));
  expect(others).toEqual([]);
  expect(Object.keys(program!.environment)).toEqual(
    expect.arrayContaining(['TABLE_NAME', 'QUEUE_URL', 'BUCKET_NAME', 'CONCURRENCY', 'FFMPEG_PATH', 'WORK_DIRECTORY']),
  );
  expect(program!.assetHashes.length).toBeGreaterThan(0);
});
