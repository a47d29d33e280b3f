import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { faultFacts } from '../../lib/shared/fault-facts';

describe('what is logged of a fault', () => {
  it('is its name, its code, the service’s status and our own lines, but not its message', () => {
    const fault = Object.assign(new TypeError('kim@example.com is not verified'), {
      code: 'ECONNREFUSED',
      $metadata: { httpStatusCode: 400 },
    });
    expect(faultFacts(fault)).toEqual({
      fault: 'TypeError',
      code: 'ECONNREFUSED',
      serviceStatus: 400,
      at: expect.stringContaining('fault-facts.test.ts'),
    });
    expect(JSON.stringify(faultFacts(fault))).not.toContain('kim');
  });

  it('leaves out a message of several lines that looks like a stack', () => {
    const fault = new Error('first\n    at kim@example.com (secret)');
    expect(JSON.stringify(faultFacts(fault))).not.toContain('kim');
  });

  it('has an answer for anything that can be thrown', () => {
    fc.assert(
      fc.property(fc.anything(), (thrown) => {
        assert.equal(typeof faultFacts(thrown)['fault'], 'string');
      }),
      { numRuns: 1000 },
    );
  });
});
