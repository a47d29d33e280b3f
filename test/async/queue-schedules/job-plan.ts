import type { JobRecord } from '../../../lib/async/domain/job-record';
import type { Services } from '../fakes/services';
import { SMALL_WINDOW } from './fleet';

/** A job of a schedule. */
export interface JobPlan {
  readonly kind: keyof typeof KINDS;
  readonly owner: string;
  /** Through our own function, which writes a record first, or by an API that is mapped to the queue. */
  readonly by: 'function' | 'mapping';
  /** The client does not wait for the answer, and sends its request twice. */
  readonly twice: boolean;
}

export interface KindOfJob {
  /** What its client sends, in the order in which it does. */
  readonly requests: (plan: JobPlan, jobId: string) => readonly unknown[];
  /** How it ends, when nothing but chance is against it: a status, or a failure's code. */
  readonly ends: string;
  /** @default false - anybody who can read the request would refuse it, so the mapping alone lets it through */
  readonly onlyMapped?: true;
  /** What else must be true of its effects at the end. Says what is not. */
  readonly effects?: (services: Services, plan: JobPlan, jobId: string, job: JobRecord) => string | undefined;
}

/** Three windows: two of two chunks, and one chunk of two rows. A third of the rows is wrong. */
const ROWS = 4 * SMALL_WINDOW.rows + 2;
const csvOf = (rows: number) =>
  ['reference,account,amount', ...Array.from({ length: rows }, (_, row) => `r${row},acc,${row % 3}`)].join('\n');
const REFUSED = Math.ceil(ROWS / 3);

const picture = ({ owner }: JobPlan, sizes: number[]) => ({
  kind: 'thumbnail',
  key: `uploads/${owner}/picture.jpg`,
  sizes,
});
const mailTo = (to: string) => ({ kind: 'email', to, template: 'reminder', data: { name: 'K', task: 't', due: 'd' } });

export const KINDS = {
  thumbnail: { requests: (plan) => [picture(plan, [16, 32])], ends: 'succeeded' },
  'not-a-picture': {
    requests: ({ owner }) => [{ kind: 'thumbnail', key: `uploads/${owner}/corrupt.jpg` }],
    ends: 'not-a-picture',
  },
  email: {
    requests: (_, jobId) => [mailTo(`${jobId}@example.com`)],
    ends: 'succeeded',
    effects: ({ mails }, _, jobId, { status }) => {
      const sent = mails.filter((to) => to === `${jobId}@example.com`).length;
      if (sent > 1) return `its mail was sent ${sent} times`;
      return status === 'succeeded' && sent === 0 ? 'it succeeded without a mail' : undefined;
    },
  },
  suppressed: {
    requests: () => [mailTo('suppressed@example.com')],
    ends: 'address-suppressed',
    effects: ({ mails }) => (mails.includes('suppressed@example.com') ? 'a suppressed address got a mail' : undefined),
  },
  bulk: {
    requests: () => [{ kind: 'bulk', csv: csvOf(ROWS) }],
    ends: 'succeeded',
    effects: (services, plan, jobId, job) => bulkEffects(services, plan, jobId, job, ROWS, REFUSED),
  },
  'bulk-file': {
    requests: ({ owner }) => [{ kind: 'bulk', key: `uploads/${owner}/rows.csv` }],
    ends: 'succeeded',
    effects: (services, plan, jobId, job) => bulkEffects(services, plan, jobId, job, ROWS, REFUSED),
  },
  'bulk-malformed': {
    requests: () => [{ kind: 'bulk', csv: `${csvOf(4)}\nr4,"acc,1\n` }],
    ends: 'csv-malformed',
    effects: (services, plan, jobId, job) => bulkEffects(services, plan, jobId, job, 4, 2),
  },
  'bulk-few': {
    requests: () => [{ kind: 'bulk', csv: csvOf(SMALL_WINDOW.rows) }],
    ends: 'succeeded',
    effects: (services, plan, jobId, job) => bulkEffects(services, plan, jobId, job, SMALL_WINDOW.rows, 1),
  },
  'bulk-few-malformed': {
    requests: () => [{ kind: 'bulk', csv: `${csvOf(2)}\nr2,"acc,1\n` }],
    ends: 'csv-malformed',
    effects: (services, plan, jobId, job) => bulkEffects(services, plan, jobId, job, 2, 1),
  },
  'bulk-missing': {
    requests: ({ owner }) => [{ kind: 'bulk', key: `uploads/${owner}/nothing.csv` }],
    ends: 'file-not-found',
  },
  'two-requests': {
    requests: (plan) => [picture(plan, [64]), picture(plan, [128])],
    ends: 'succeeded',
    effects: ({ files }, { owner }, jobId) => {
      const made = [64, 128].filter((size) => files.objects.has(`results/${owner}/${jobId}/thumbnail-${size}.webp`));
      return made.length === 1 ? undefined : 'two requests under one id both ran';
    },
  },
  foreign: {
    requests: () => [{ kind: 'thumbnail', key: 'uploads/SOMEBODYELSE/picture.jpg' }],
    ends: 'key-not-yours',
    onlyMapped: true,
  },
  unreadable: { requests: () => [{ kind: 'unreadable' }], ends: 'invalid-request', onlyMapped: true },
} as const satisfies Record<string, KindOfJob>;

export function isPoison(body: string): boolean {
  return body.includes('unreadable');
}

export function isBulk({ kind }: JobPlan): boolean {
  return kind.startsWith('bulk');
}

/** What every owner has uploaded. */
export function uploadsOf({ files }: Services, owner: string): void {
  files.put(`uploads/${owner}/picture.jpg`, 'picture');
  files.put(`uploads/${owner}/corrupt.jpg`, 'nothing a decoder knows');
  files.put(`uploads/${owner}/rows.csv`, csvOf(ROWS));
}

function bulkEffects(
  { files, postings }: Services,
  { owner }: JobPlan,
  jobId: string,
  { result, bulk }: JobRecord,
  rows: number,
  refused: number,
): string | undefined {
  const summary = JSON.stringify(result?.summary);
  if (summary !== JSON.stringify({ rows, applied: rows - refused, refused })) return `its summary is ${summary}`;
  const posted = [...postings.keys()].filter((key) => key.startsWith(`${owner}/${jobId}/`)).length;
  if (posted !== rows - refused) return `${posted} rows were posted`;
  const folder = `results/${owner}/${jobId}/rows-`;
  const written = [...files.objects].filter(([key]) => key.startsWith(folder)).sort(([a], [b]) => (a < b ? -1 : 1));
  // The header is row 1.
  const numbers = written.flatMap(([, body]) => body.toString().trim().split('\n')).map((line) => JSON.parse(line).row);
  if (numbers.some((row, index) => row !== index + 2) || numbers.length !== rows) return `its rows are ${numbers}`;
  // A job of one attempt counts nothing on the way.
  return bulk === undefined || bulk.applied === rows - refused ? undefined : `it counted ${bulk.applied} applied rows`;
}
