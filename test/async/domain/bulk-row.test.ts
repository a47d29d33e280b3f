import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { judgeRow } from '../../../lib/async/domain/bulk-row';

test.each([
  ['a posting', ['A-1', '4000-10', '12.50']],
  ['a posting with a Korean reference', ['송장-1', '4000-10', '-12.5']],
  ['the longest reference in letters of four bytes', ['𠮷'.repeat(40), '4000', '1']],
])('applies %s', (_, fields) => {
  expect(judgeRow(7, fields)).toMatchObject({ row: 7, outcome: 'applied' });
});

test.each([
  ['reference', ['', '4000', '1']],
  ['reference', ['A 1', '4000', '1']],
  ['reference', ['-INV', '4000', '1']],
  ['reference', ['=INV', '4000', '1']],
  ['reference', ['@INV', '4000', '1']],
  ['account', ['A-1', '-4000', '1']],
  ['reference', ['가'.repeat(41), '4000', '1']],
  ['account', ['A-1', '사천', '1']],
  ['account', ['A-1', '1.91431E+18', '1']],
  ['amount', ['A-1', '4000', '1.2E+05']],
  ['amount', ['A-1', '4000', '(1200)']],
  ['amount', ['A-1', '4000', '1200-']],
  ['amount', ['A-1', '4000', '１２００']],
  ['amount', ['A-1', '4000', '1,000']],
  ['amount', ['A-1', '4000', '0.00']],
])('refuses a wrong %s and names the column: %j', (column, fields) => {
  expect(judgeRow(7, fields)).toMatchObject({
    outcome: 'refused',
    code: expect.stringMatching(`^${column}-`),
    reason: expect.stringMatching(`^${column}: `),
    reasonKo: expect.stringMatching(`^${column}: .*니다$`),
  });
});

test('a reason never repeats what the row says', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 12, unit: 'grapheme' }), { maxLength: 4 }), (fields) => {
      const { reason = '', reasonKo = '' } = judgeRow(1, fields);
      for (const field of fields) assert.ok(!reason.includes(field) && !reasonKo.includes(field));
    }),
  );
});
