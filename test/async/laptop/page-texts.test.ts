import { join } from 'node:path';
import { JOB_KINDS } from '../../../lib/async/domain/job-kinds';
import { page } from '../../../lib/async/laptop/page';

const ko = require(join(page.directory, 'texts.ko.json')) as Readonly<Record<string, string>>;

test('the page has a name for every status and kind that the API can answer with', () => {
  const keys = [
    ...['accepted', 'queued', 'running', 'succeeded', 'failed'].map((status) => `status_${status}`),
    ...JOB_KINDS.map((kind) => `kind_${kind}`),
  ];
  expect(keys.filter((key) => !(key in ko))).toEqual([]);
});
