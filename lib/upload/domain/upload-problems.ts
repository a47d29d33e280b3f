import type { Sentence } from '../../config/sentence';
import { MALFORMED_JSON, type Problem, type ProblemTable, problemFrom } from '../../shared/problem';

const RETRY_AFTER_SECONDS = 5;

/** Every problem that the API tells of, by its code. A code has one status and one title; the detail may be told better where more is known. */
const UPLOAD_PROBLEMS = {
  'not-signed-in': {
    status: 401,
    title: { en: 'The request does not say who it is from.', ko: '누구의 요청인지 알 수 없습니다.' },
    detail: {
      en: 'Open the page again and sign in; a program signs its requests.',
      ko: '페이지를 다시 열어 로그인하세요. 프로그램이라면 요청에 서명하세요.',
    },
  },
  'malformed-json': MALFORMED_JSON,
  'invalid-request': {
    status: 422,
    title: { en: 'The body does not describe a file.', ko: '본문이 파일을 설명하는 형식이 아닙니다.' },
    detail: {
      en: 'Send fileName, contentType and bytes.',
      ko: 'fileName, contentType, bytes를 보내세요.',
    },
  },
  'type-not-taken': {
    status: 415,
    title: { en: 'Files of this type are not taken here.', ko: '이 형식의 파일은 받지 않습니다.' },
    detail: { en: 'Save the file as another type.', ko: '다른 형식으로 저장해 올리세요.' },
  },
  'file-too-large': {
    status: 413,
    title: { en: 'The file is larger than this site takes.', ko: '파일이 이 사이트에서 받는 크기를 넘습니다.' },
    detail: { en: 'Make it smaller or split it.', ko: '크기를 줄이거나 나누어 올리세요.' },
  },
  'no-such-upload': {
    status: 404,
    title: { en: 'You have no upload with this id.', ko: '이 ID로 올린 파일이 없습니다.' },
    detail: {
      en: 'It may have expired or been deleted; GET /uploads lists what there is.',
      ko: '기간이 지났거나 삭제되었을 수 있습니다. GET /uploads로 남아 있는 파일을 볼 수 있습니다.',
    },
  },
  'invalid-list': {
    status: 400,
    title: { en: 'The list cannot be read from there.', ko: '그 위치에서는 목록을 읽을 수 없습니다.' },
    detail: {
      en: 'limit is a whole number from 1 to 50, after the value that the answer before called next.',
      ko: 'limit은 1부터 50까지의 정수이고, after는 바로 전 응답의 next 값입니다.',
    },
  },
  'too-many-requests': {
    status: 429,
    title: { en: 'Too many requests at once.', ko: '한꺼번에 들어온 요청이 너무 많습니다.' },
    detail: { en: 'Send the same request again in a moment.', ko: '잠시 뒤에 같은 요청을 다시 보내세요.' },
    retryAfterSeconds: 1,
  },
  'service-unavailable': {
    status: 503,
    title: { en: 'The request could not be carried out just now.', ko: '지금은 요청을 처리할 수 없습니다.' },
    detail: { en: 'Send the same request again in a moment.', ko: '잠시 뒤에 같은 요청을 다시 보내세요.' },
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  },
} as const satisfies ProblemTable<string>;

export type UploadProblemCode = keyof typeof UPLOAD_PROBLEMS;

/** @param detail - what to do, where more is known than the table says */
export function uploadProblem(code: UploadProblemCode, detail?: Sentence): Problem {
  return problemFrom(UPLOAD_PROBLEMS, code, detail);
}
