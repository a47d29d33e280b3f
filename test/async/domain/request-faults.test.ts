import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import * as z from 'zod';
import { JOB_KINDS } from '../../../lib/async/domain/job-kinds';
import { jobRequest } from '../../../lib/async/domain/job-request';
import { requestFaults } from '../../../lib/shared/request-faults';

function faultsOf(submitted: unknown) {
  const { error } = jobRequest.safeParse(submitted);
  return error && requestFaults(error, submitted);
}

const key = 'uploads/minji/cat.jpg';

test.each([
  ['no object', [], '본문: 객체여야 합니다'],
  ['no kind', {}, 'kind: thumbnail, bulk, email, video 중 하나여야 합니다'],
  ['no key', { kind: 'thumbnail' }, 'key: 빠져 있습니다'],
  [
    'sizes of another kind',
    { kind: 'thumbnail', key, sizes: [15, 'l', 64.5] },
    'sizes.0: 16 이상이어야 합니다; sizes.1: 숫자여야 합니다; sizes.2: 정수여야 합니다',
  ],
  ['too many sizes', { kind: 'thumbnail', key, sizes: Array(6).fill(64) }, 'sizes: 5개 이하여야 합니다'],
  ['an empty key', { kind: 'thumbnail', key: '' }, 'key: 1자 이상이어야 합니다'],
  ['a long key in Korean', { kind: 'thumbnail', key: '가'.repeat(400) }, 'key: S3 키의 한도인 1024바이트보다 깁니다'],
  ['a field that nobody knows', { kind: 'thumbnail', key, size: 1 }, '본문: 알 수 없는 필드입니다: "size"'],
  ['two sources', { kind: 'bulk', key, csv: 'a' }, '본문: key와 csv 가운데 하나만 있어야 합니다'],
  ['a preset of our own', { kind: 'video', key, preset: '4k' }, 'preset: 480p, 720p 중 하나여야 합니다'],
])('tells of %s in Korean', (_, submitted, ko) => {
  expect(faultsOf(submitted)?.ko).toBe(ko);
});

test('an address that is none is told in Korean', () => {
  const data = { name: 'Kim', order: '7', total: '12' };
  expect(faultsOf({ kind: 'email', to: 'kim', template: 'receipt', data })?.ko).toBe('to: 이메일 주소가 아닙니다');
});

test('whatever is wrong with a request is told in Korean', () => {
  const value = fc.oneof(fc.string(), fc.integer(), fc.array(fc.oneof(fc.double(), fc.string())), fc.jsonValue());
  const request = fc.record(
    {
      kind: fc.constantFrom<string>(...JOB_KINDS, 'other'),
      key: value,
      csv: value,
      sizes: value,
      to: value,
      template: fc.constantFrom('receipt', 'reminder', 'other'),
      data: fc.oneof(fc.record({ name: value, order: value, total: value, due: value }, { requiredKeys: [] }), value),
      preset: value,
      other: value,
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(request, (submitted) => {
      for (const issue of jobRequest.safeParse(submitted).error?.issues ?? []) {
        const { ko } = requestFaults(new z.ZodError([issue]), submitted);
        assert.match(ko, /(니다|니다: .*)$/s, `${ko} of ${JSON.stringify(issue)}`);
      }
    }),
    { numRuns: 1000 },
  );
});
