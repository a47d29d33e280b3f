import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { judgeBatch } from '../../lib/model/batch-outcome';

const ids = ['a', 'b', 'c'];
const returned = (payload: unknown) => judgeBatch(ids, { ok: true, payload }, true);

describe('what a poller does with the answer of a function', () => {
  test('deletes every message when the function reports no failure', () => {
    for (const payload of [null, undefined, {}, { batchItemFailures: [] }, { batchItemFailures: null }]) {
      expect(returned(payload)).toEqual({ succeeded: ids, failed: [] });
    }
  });

  test('deletes exactly the messages that the function did not report', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), fc.func(fc.boolean()), (batch, fails) => {
        const failed = batch.filter((id) => fails(id));
        const batchItemFailures = failed.map((itemIdentifier) => ({ itemIdentifier }));
        const outcome = judgeBatch(batch, { ok: true, payload: { batchItemFailures } }, true);
        assert.deepEqual(outcome, { succeeded: batch.filter((id) => !failed.includes(id)), failed });
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['an id that is not in the batch', [{ itemIdentifier: 'z' }]],
    ['an empty id', [{ itemIdentifier: '' }]],
    ['no id', [{}]],
    ['null', [null]],
    ['a misspelled key', [{ itemIdentifer: 'a' }]],
    ['no list', 'a'],
  ])('deletes nothing when the report names %s', (_, batchItemFailures) => {
    const outcome = returned({ batchItemFailures });
    expect([outcome.succeeded, outcome.failed]).toEqual([[], ids]);
    expect(outcome.reason).toMatch(/batchItemFailures/);
  });

  test('deletes nothing when the function throws, whatever it had done', () => {
    const error = { errorType: 'TypeError', errorMessage: 'x is undefined' };
    expect(judgeBatch(ids, { ok: false, error }, true)).toMatchObject({ succeeded: [], failed: ids });
  });

  test('does not look at the report of a mapping that does not ask for one', () => {
    const payload = { batchItemFailures: [{ itemIdentifier: 'a' }] };
    expect(judgeBatch(ids, { ok: true, payload }, false).succeeded).toEqual(ids);
  });
});
