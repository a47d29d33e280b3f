import { environmentWritten } from '../../lib/model/instance-programs';

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
