import { API_PROBLEMS } from '../../../lib/async/domain/api-problems';
import { ROW_REFUSALS } from '../../../lib/async/domain/bulk-row';
import { JOB_FAILURES, type JobFailureCode } from '../../../lib/async/domain/job-failures';
import type { Sentence } from '../../../lib/config/sentence';

/** For each code the values of jobs that fail with it, so that each of its texts is said. */
const VALUES: { readonly [Code in JobFailureCode]: readonly Parameters<(typeof JOB_FAILURES)[Code]>[] } = {
  'attempts-exhausted': [[]],
  'took-too-long': [['thumbnail'], ['email'], ['video']],
  'kind-not-offered': [[]],
  'file-not-found': [[]],
  'file-too-large': [[2 ** 31]],
  'not-a-picture': [[undefined], ['heic'], ['zip']],
  'picture-too-large': [[50_000_000]],
  'picture-damaged': [[]],
  'not-a-video': [[]],
  'address-suppressed': [[]],
  'mail-refused': [[]],
  'email-outcome-unknown': [[]],
  'file-changed': [
    ['overwritten', 1001],
    ['deleted', 1001],
  ],
  'csv-empty': [[]],
  'csv-workbook': [[]],
  'csv-separator': [[';'], ['\t'], ['|']],
  'csv-columns': [[{ tooMany: 201, most: 200 }], [{ missing: ['account'] }], [{ twice: ['amount'] }]],
  'csv-not-utf8': [['utf-16'], [0], [1001]],
  'csv-malformed': [
    [7, 'CSV_QUOTE_NOT_CLOSED', 100],
    [7, 'CSV_MAX_RECORD_SIZE', 100],
  ],
};

const failures = Object.entries(VALUES).flatMap(([code, jobs]) => {
  const text = JOB_FAILURES[code as JobFailureCode] as (...values: unknown[]) => Sentence;
  return jobs.map((values): [string, Sentence] => [`${code} ${JSON.stringify(values)}`, text(...values)]);
});
const problems = Object.entries(API_PROBLEMS).flatMap(([code, { title, detail }]): [string, Sentence][] => [
  [`${code}, title`, title],
  [`${code}, detail`, detail],
]);

test.each([...failures, ...problems])('%s is told in English and in Korean', (_, { en, ko }) => {
  expect(en).toMatch(/^[A-Z][^가-힣]*\.$/);
  expect(ko).toMatch(/(니다|세요|: [^가-힣]+)\.$/);
});

test.each(Object.entries(ROW_REFUSALS))('%s names the same column in English and in Korean', (_, { en, ko }) => {
  expect(ko.split(':')[0]).toBe(en.split(':')[0]);
  expect(ko).toMatch(/니다$/);
});
