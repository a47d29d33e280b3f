import type { Sentence } from '../../config/sentence';
import { MALFORMED_JSON, type Problem, type ProblemTable, problemFrom } from '../../shared/problem';
import { MOST_QUESTION_CHARACTERS } from './question';

const RETRY_AFTER_SECONDS = 5;
/** A sleeping collection takes up to half a minute to wake. */
const WAKING_SECONDS = 15;

/** The same for whoever asks and whoever changes documents. */
export const NO_SUCH_TENANT = {
  status: 404,
  title: { en: 'There is no tenant of this name.', ko: '그런 이름의 테넌트가 없습니다.' },
  detail: {
    en: 'The path begins with the name of a tenant, as the settings of the deployment have it.',
    ko: '경로는 배포 설정에 있는 테넌트의 이름으로 시작합니다.',
  },
} as const satisfies Omit<Problem, 'code'>;

/** Every problem that asking and searching tell of, by its code. A code has one status and one title; the detail may be told better where more is known. */
const RAG_PROBLEMS = {
  'malformed-json': MALFORMED_JSON,
  'invalid-request': {
    status: 422,
    title: { en: 'The body is no question.', ko: '본문이 질문의 형식이 아닙니다.' },
    detail: {
      en: `Send question, a text of at most ${MOST_QUESTION_CHARACTERS} characters.`,
      ko: `question에 ${MOST_QUESTION_CHARACTERS}자 이하의 글을 보내세요.`,
    },
  },
  'request-too-large': {
    status: 413,
    title: { en: 'The request is larger than a question can be.', ko: '요청이 질문 하나의 크기를 넘습니다.' },
    detail: {
      en: `Ask in at most ${MOST_QUESTION_CHARACTERS} characters; documents are uploaded, not sent with a question.`,
      ko: `${MOST_QUESTION_CHARACTERS}자 이하로 질문하세요. 문서는 질문과 함께 보내지 않고 따로 올립니다.`,
    },
  },
  'no-such-tenant': NO_SUCH_TENANT,
  'no-such-document': {
    status: 404,
    title: { en: 'There is no document with this id.', ko: '이 ID의 문서가 없습니다.' },
    detail: {
      en: 'It may have been deleted, or not have been read yet; GET documents lists what there is.',
      ko: '삭제되었거나 아직 읽는 중일 수 있습니다. GET documents로 문서 목록을 볼 수 있습니다.',
    },
  },
  'tokens-spent': {
    status: 429,
    title: {
      en: 'The tokens of this tenant for today are spent.',
      ko: '이 테넌트가 오늘 쓸 수 있는 토큰을 모두 썼습니다.',
    },
    detail: {
      en: 'There are new ones at midnight, UTC. Searching needs none; the settings say how many there are.',
      ko: 'UTC 자정에 다시 채워집니다. 검색에는 토큰이 들지 않습니다. 하루 한도는 배포 설정에 있습니다.',
    },
    retryAfterSeconds: 3600,
  },
  'no-index': {
    status: 503,
    title: { en: 'There is nothing to search yet.', ko: '아직 검색할 색인이 없습니다.' },
    detail: {
      en: 'The deployment makes the index at its end. Ask again when it has, and look into the log of the deployment when it does not.',
      ko: '색인은 배포가 끝날 때 만들어집니다. 배포가 끝난 뒤 다시 질문하고, 그래도 없으면 배포 로그를 확인하세요.',
    },
    retryAfterSeconds: WAKING_SECONDS,
  },
  'search-unavailable': {
    status: 503,
    title: { en: 'The documents could not be searched just now.', ko: '지금은 문서를 검색할 수 없습니다.' },
    detail: {
      en: 'A store that slept takes up to half a minute to wake. Send the same request again in a moment.',
      ko: '쉬고 있던 저장소가 깨어나는 데 30초까지 걸립니다. 잠시 뒤에 같은 요청을 다시 보내세요.',
    },
    retryAfterSeconds: WAKING_SECONDS,
  },
  'model-busy': {
    status: 503,
    title: { en: 'The model has no room for the question just now.', ko: '지금은 모델이 질문을 받을 수 없습니다.' },
    detail: { en: 'Send the same question again in a moment.', ko: '잠시 뒤에 같은 질문을 다시 보내세요.' },
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  },
  'answer-broke-off': {
    status: 503,
    title: { en: 'The answer broke off before its end.', ko: '답변이 끝나기 전에 끊겼습니다.' },
    detail: {
      en: 'What came of it is not whole. Send the same question again.',
      ko: '받은 내용은 완전하지 않습니다. 같은 질문을 다시 보내세요.',
    },
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  },
  'took-too-long': {
    status: 503,
    title: { en: 'The answer took longer than it may.', ko: '답변에 걸리는 시간이 한도를 넘었습니다.' },
    detail: {
      en: 'Send the same question again; a stream is given more time than one JSON.',
      ko: '같은 질문을 다시 보내세요. JSON 하나로 받을 때보다 스트림으로 받을 때 시간이 더 주어집니다.',
    },
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  },
  'empty-answer': {
    status: 502,
    title: { en: 'The model answered with nothing.', ko: '모델이 빈 답을 보냈습니다.' },
    detail: { en: 'Ask again, in other words.', ko: '다른 말로 다시 질문하세요.' },
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  },
  'model-not-allowed': {
    status: 502,
    title: { en: 'The deployment may not call its model.', ko: '배포한 역할로는 모델을 호출할 수 없습니다.' },
    detail: {
      en: 'Whoever runs it finds out why with npm run doctor: model access, the first use of the model, or a model that is gone.',
      ko: '운영하는 사람이 npm run doctor로 원인을 확인하세요. 모델 액세스, 모델의 첫 사용 절차, 서비스가 끝난 모델 가운데 하나입니다.',
    },
  },
  'model-refused': {
    status: 502,
    title: { en: 'The model does not take the request.', ko: '모델이 요청을 받아들이지 않습니다.' },
    detail: {
      en: 'The same question will not succeed. Whoever runs the deployment finds the fault in its log.',
      ko: '같은 질문을 다시 보내도 성공하지 않습니다. 운영하는 사람이 로그에서 원인을 확인하세요.',
    },
  },
  'service-unavailable': {
    status: 503,
    title: { en: 'The request could not be carried out just now.', ko: '지금은 요청을 처리할 수 없습니다.' },
    detail: { en: 'Send the same request again in a moment.', ko: '잠시 뒤에 같은 요청을 다시 보내세요.' },
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  },
} as const satisfies ProblemTable<string>;

export type RagProblemCode = keyof typeof RAG_PROBLEMS;

/** @param detail - what to do, where more is known than the table says */
export function ragProblem(code: RagProblemCode, detail?: Sentence): Problem {
  return problemFrom(RAG_PROBLEMS, code, detail);
}
