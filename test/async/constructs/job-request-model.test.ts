import { jobRequestModel } from '../../../constructs/async/job-request-model';
import { JOB_KINDS, type JobKind } from '../../../lib/async/domain/job-kinds';
import { jobRequest } from '../../../lib/async/domain/job-request';

/** A request of each form, and the model's branch it must be the only one to fit. */
const REQUESTS: readonly Record<string, unknown>[] = [
  { kind: 'thumbnail', key: 'uploads/AIDAEXAMPLE/photo.jpg', sizes: [160] },
  { kind: 'bulk', key: 'uploads/AIDAEXAMPLE/rows.csv' },
  { kind: 'bulk', csv: 'sku,quantity\nA-1,3\n' },
  { kind: 'email', to: 'minji@example.com', template: 'receipt', data: { name: 'Minji', order: '7', total: '9' } },
  { kind: 'email', to: 'minji@example.com', template: 'reminder', data: { name: 'Minji', task: 'Pay', due: 'now' } },
  { kind: 'video', key: 'uploads/AIDAEXAMPLE/film.mov', preset: '480p' },
];

function branchesThatFit(request: Record<string, unknown>, kinds: readonly JobKind[] = JOB_KINDS) {
  return (jobRequestModel(kinds).oneOf ?? []).filter(
    ({ required = [], properties = {} }) =>
      required.every((name) => name in request) &&
      Object.keys(request).every((name) => name in properties) &&
      Object.entries(properties).every(([name, { enum: allowed }]) => !allowed || allowed.includes(request[name])),
  );
}

test.each(REQUESTS)('the gateway and the worker both take $kind $template', (request) => {
  expect(jobRequest.safeParse(request).success).toBe(true);
  expect(branchesThatFit(request)).toHaveLength(1);
});

test.each(REQUESTS)('neither takes $kind $template with a field of its own invention', (request) => {
  const extended = { ...request, owner: 'AIDASOMEBODYELSE' };
  expect(jobRequest.safeParse(extended).success).toBe(false);
  expect(branchesThatFit(extended)).toEqual([]);
});

test.each(REQUESTS)('neither takes $kind $template without one of its fields', (request) => {
  for (const missing of Object.keys(request).filter((name) => name !== 'sizes')) {
    const { [missing]: _, ...rest } = request;
    expect(jobRequest.safeParse(rest).success).toBe(false);
    expect(branchesThatFit(rest)).toEqual([]);
  }
});

test('the gateway refuses a kind that no worker of the deployment does', () => {
  expect(branchesThatFit(REQUESTS.at(-1)!, ['thumbnail', 'bulk'])).toEqual([]);
});
