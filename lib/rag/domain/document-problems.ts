import type { Sentence } from '../../config/sentence';
import { MALFORMED_JSON, type Problem, type ProblemTable, problemFrom } from '../../shared/problem';
import { MAX_DOCUMENT_BYTES } from './document-kinds';
import { NO_SUCH_TENANT } from './rag-problems';
import { REFUSALS } from './refusals';

/** Every problem that those are told of who look at documents or change them, by its code. */
const DOCUMENT_PROBLEMS = {
  'malformed-json': MALFORMED_JSON,
  'invalid-request': {
    status: 422,
    title: { en: 'The body is no document’s description.', ko: '본문이 문서를 설명하는 형식이 아닙니다.' },
    detail: {
      en: 'Send fileName, a text, and bytes, a whole number.',
      ko: 'fileName에는 글을, bytes에는 정수를 넣어 보내세요.',
    },
  },
  'invalid-list': {
    status: 422,
    title: { en: 'The list cannot be given like this.', ko: '이렇게는 목록을 줄 수 없습니다.' },
    detail: {
      en: 'limit is a whole number from 1 to 50, and after is what an earlier list calls next.',
      ko: 'limit는 1부터 50까지의 정수이고, after에는 앞선 목록의 next를 넣습니다.',
    },
  },
  'no-such-tenant': NO_SUCH_TENANT,
  'no-such-document': {
    status: 404,
    title: { en: 'There is no document with this id.', ko: '이 ID의 문서가 없습니다.' },
    detail: {
      en: 'It may have been deleted; GET documents lists what there is.',
      ko: '삭제되었을 수 있습니다. GET documents로 문서 목록을 볼 수 있습니다.',
    },
  },
  'document-too-large': { status: 413, ...REFUSALS['too-large'] },
  'kind-not-taken': { status: 415, ...REFUSALS['not-allowed'] },
  'hwp-not-taken': { status: 415, ...REFUSALS.hwp },
  'empty-document': { status: 422, ...REFUSALS.empty },
  'name-too-long': {
    status: 422,
    title: { en: 'The name is longer than a file’s can be.', ko: '파일 이름이 너무 깁니다.' },
    detail: {
      en: 'Give it a shorter name: 255 bytes in UTF-8, which are 85 letters of Hangul.',
      ko: '더 짧은 이름을 쓰세요. UTF-8로 255바이트, 한글로는 85자까지입니다.',
    },
  },
  'service-unavailable': {
    status: 503,
    title: { en: 'The request could not be carried out just now.', ko: '지금은 요청을 처리할 수 없습니다.' },
    detail: { en: 'Send the same request again in a moment.', ko: '잠시 뒤에 같은 요청을 다시 보내세요.' },
    retryAfterSeconds: 5,
  },
} as const satisfies ProblemTable<string>;

export type DocumentProblemCode = keyof typeof DOCUMENT_PROBLEMS;

/** @param detail - what to do, where more is known than the table says */
export function documentProblem(code: DocumentProblemCode, detail?: Sentence): Problem {
  return problemFrom(DOCUMENT_PROBLEMS, code, detail);
}

/** Said with the limit itself. */
export function tooLarge(bytes: number): Problem {
  const most = MAX_DOCUMENT_BYTES / 1024 / 1024;
  return documentProblem('document-too-large', {
    en: `It has ${bytes.toLocaleString('en')} bytes; ${most} MiB are taken. ${REFUSALS['too-large'].detail.en}`,
    ko: `${bytes.toLocaleString('en')}바이트입니다. ${most}MiB까지 받습니다. ${REFUSALS['too-large'].detail.ko}`,
  });
}

/** Seconds for an answer of those who look at documents or change them, and what is said when there is none. */
export const DOCUMENTS_UNAVAILABLE = { answerSeconds: 8, unavailable: documentProblem('service-unavailable') } as const;
