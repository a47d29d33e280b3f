import type { Sentence } from '../../config/sentence';
import { MALFORMED_JSON, type Problem, type ProblemTable, problemFrom } from '../../shared/problem';
import { JOB_ID_FORM } from './job-id';

const RETRY_AFTER_SECONDS = 5;

/**
 * Every problem that the API tells of, by its code, whoever tells: the functions, or API Gateway by its gateway responses and
 * mapping templates. A code has one status and one title; the detail may be told better where more is known.
 */
export const API_PROBLEMS = {
  'not-signed': {
    status: 401,
    title: { en: 'The request is not signed.', ko: '요청에 서명이 없습니다.' },
    detail: { en: 'Sign it with AWS SigV4.', ko: 'AWS SigV4로 서명하세요.' },
  },
  'malformed-json': MALFORMED_JSON,
  'unsupported-media-type': {
    status: 415,
    title: { en: 'Jobs are sent as application/json.', ko: '작업은 application/json으로 보냅니다.' },
    detail: { en: 'Set the header Content-Type.', ko: 'Content-Type 헤더를 지정하세요.' },
  },
  'invalid-request': {
    status: 422,
    title: { en: 'The body is not a job this API knows.', ko: '본문이 이 API에서 쓰는 작업의 형식이 아닙니다.' },
    detail: {
      en: 'Compare it with the examples in stacks/async/README.md.',
      ko: 'stacks/async/README.ko.md의 예제와 비교하세요.',
    },
  },
  'kind-not-offered': {
    status: 422,
    title: {
      en: 'Jobs of this kind do not run in this deployment.',
      ko: '이 배포에서는 이 종류의 작업을 실행하지 않습니다.',
    },
    detail: {
      en: 'The settings of the deployment say which do.',
      ko: '어떤 종류를 실행하는지는 배포 설정에 있습니다.',
    },
  },
  'key-not-yours': {
    status: 403,
    title: { en: 'The key does not name one of your uploads.', ko: '이 키는 직접 올린 파일의 키가 아닙니다.' },
    detail: {
      en: 'Upload the file below your own prefix and give its key.',
      ko: '자기 접두사 아래에 파일을 올리고 그 키를 보내세요.',
    },
  },
  'request-too-large': {
    status: 413,
    title: { en: 'The job is larger than a message can be.', ko: '작업이 메시지 하나에 담을 수 있는 크기를 넘습니다.' },
    detail: { en: 'Upload the data to S3 and send its key.', ko: '데이터를 S3에 올리고 그 키를 보내세요.' },
  },
  'unqueueable-body': {
    status: 400,
    title: { en: 'The queue cannot hold this body.', ko: '대기열에 담을 수 없는 본문입니다.' },
    detail: {
      en: 'Send JSON in UTF-8 without characters that XML forbids.',
      ko: 'XML에서 금지하는 문자 없이 UTF-8 JSON으로 보내세요.',
    },
  },
  'missing-idempotency-key': {
    status: 400,
    title: { en: 'The header Idempotency-Key is missing.', ko: 'Idempotency-Key 헤더가 없습니다.' },
    detail: { en: `Send ${JOB_ID_FORM.en}, for example a UUID.`, ko: `UUID처럼 ${JOB_ID_FORM.ko}로 된 값을 보내세요.` },
  },
  'invalid-idempotency-key': {
    status: 400,
    title: {
      en: 'The header Idempotency-Key cannot name a job.',
      ko: 'Idempotency-Key 헤더의 값은 작업 ID가 될 수 없습니다.',
    },
    detail: { en: `Send ${JOB_ID_FORM.en}, for example a UUID.`, ko: `UUID처럼 ${JOB_ID_FORM.ko}로 된 값을 보내세요.` },
  },
  'idempotency-key-reused': {
    status: 409,
    title: {
      en: 'This Idempotency-Key belongs to another request.',
      ko: '이 Idempotency-Key는 다른 요청에 이미 쓰였습니다.',
    },
    detail: {
      en: 'Send the first request again as it was, or choose a new key.',
      ko: '처음 요청을 그대로 다시 보내거나 새 키를 쓰세요.',
    },
  },
  'invalid-job-id': {
    status: 400,
    title: { en: 'This is not a job id.', ko: '작업 ID가 아닙니다.' },
    detail: {
      en: `A job id has ${JOB_ID_FORM.en}; POST /jobs answers with one.`,
      ko: `작업 ID는 ${JOB_ID_FORM.ko}입니다. POST /jobs의 응답에 들어 있습니다.`,
    },
  },
  'job-not-found': {
    status: 404,
    title: { en: 'You have no job with this id.', ko: '이 ID의 작업이 없습니다.' },
    detail: {
      en: 'A job just submitted may not have reached its worker yet: ask again shortly.',
      ko: '방금 보낸 작업은 아직 워커에 닿지 않았을 수 있습니다. 잠시 뒤에 다시 조회하세요.',
    },
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  },
  'too-many-requests': {
    status: 429,
    title: { en: 'Too many requests at once.', ko: '한꺼번에 들어온 요청이 너무 많습니다.' },
    detail: { en: 'Send the same request again in a moment.', ko: '잠시 뒤에 같은 요청을 다시 보내세요.' },
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  },
  'service-unavailable': {
    status: 503,
    title: { en: 'The request could not be carried out just now.', ko: '지금은 요청을 처리할 수 없습니다.' },
    detail: {
      en: 'Send it again as it was, with the same Idempotency-Key if it had one: no job will run twice.',
      ko: '같은 요청을 그대로 다시 보내세요. Idempotency-Key가 있었다면 그것도 같게 하세요. 작업이 두 번 실행되지 않습니다.',
    },
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  },
} as const satisfies ProblemTable<string>;

export type ApiProblemCode = keyof typeof API_PROBLEMS;

/** @param detail - what to do, where more is known than the table says */
export function apiProblem(code: ApiProblemCode, detail?: Sentence): Problem {
  return problemFrom(API_PROBLEMS, code, detail);
}
