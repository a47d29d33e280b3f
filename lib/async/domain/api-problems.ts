import type { Problem } from '../../shared/problem';
import { JOB_ID_FORM } from './job-id';

const RETRY_AFTER_SECONDS = 5;

/**
 * Every problem that the API tells of, by its code, whoever tells: the functions, or API Gateway by its gateway responses and
 * mapping templates. A code has one status and one title; the detail may be told better where more is known.
 */
export const API_PROBLEMS = {
  'not-signed': { status: 401, title: 'The request is not signed.', detail: 'Sign it with AWS SigV4.' },
  'malformed-json': {
    status: 400,
    title: 'The body is not JSON.',
    detail: 'Send one JSON object in UTF-8 without a BOM.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'Jobs are sent as application/json.',
    detail: 'Set the header Content-Type.',
  },
  'invalid-request': {
    status: 422,
    title: 'The body is not a job this API knows.',
    detail: 'Compare it with the examples in stacks/async/README.md.',
  },
  'kind-not-offered': {
    status: 422,
    title: 'Jobs of this kind do not run in this deployment.',
    detail: 'The settings of the deployment say which do.',
  },
  'key-not-yours': {
    status: 403,
    title: 'The key does not name one of your uploads.',
    detail: 'Upload the file below your own prefix and give its key.',
  },
  'request-too-large': {
    status: 413,
    title: 'The job is larger than a message can be.',
    detail: 'Upload the data to S3 and send its key.',
  },
  'unqueueable-body': {
    status: 400,
    title: 'The queue cannot hold this body.',
    detail: 'Send JSON in UTF-8 without characters that XML forbids.',
  },
  'missing-idempotency-key': {
    status: 400,
    title: 'The header Idempotency-Key is missing.',
    detail: `Send ${JOB_ID_FORM}, for example a UUID.`,
  },
  'invalid-idempotency-key': {
    status: 400,
    title: 'The header Idempotency-Key cannot name a job.',
    detail: `Send ${JOB_ID_FORM}, for example a UUID.`,
  },
  'idempotency-key-reused': {
    status: 409,
    title: 'This Idempotency-Key belongs to another request.',
    detail: 'Send the first request again as it was, or choose a new key.',
  },
  'invalid-job-id': {
    status: 400,
    title: 'This is not a job id.',
    detail: `A job id has ${JOB_ID_FORM}; POST /jobs answers with one.`,
  },
  'job-not-found': {
    status: 404,
    title: 'You have no job with this id.',
    detail: 'A job just submitted may not have reached its worker yet: ask again shortly.',
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests at once.',
    detail: 'Send the same request again in a moment.',
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  },
  'service-unavailable': {
    status: 503,
    title: 'The request could not be carried out just now.',
    detail: 'Send it again as it was, with the same Idempotency-Key if it had one: no job will run twice.',
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  },
} as const satisfies Readonly<Record<string, Omit<Problem, 'code'>>>;

export type ApiProblemCode = keyof typeof API_PROBLEMS;

/** @param detail - what to do, where more is known than the table says */
export function apiProblem(code: ApiProblemCode, detail: string = API_PROBLEMS[code].detail): Problem {
  return { code, ...API_PROBLEMS[code], detail };
}
