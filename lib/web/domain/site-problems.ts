import type { Sentence } from '../../config/sentence';
import { MALFORMED_JSON, type Problem, type ProblemTable, problemFrom } from '../../shared/problem';
import { IDEMPOTENCY_KEY_FORM } from './entry-id';
import { RETRY_AFTER_SECONDS } from './time-limits';

/** Every problem that the guestbook tells of, by its code: in words on a page, as JSON by the API. */
export const SITE_PROBLEMS = {
  'no-such-page': {
    status: 404,
    title: { en: 'There is no such page.', ko: '그런 페이지가 없습니다.' },
    detail: { en: 'The guestbook is at the address without a path.', ko: '방명록은 경로 없는 주소에 있습니다.' },
  },
  'method-not-allowed': {
    status: 405,
    title: { en: 'This address does not take that method.', ko: '이 주소에서는 그 메서드를 쓸 수 없습니다.' },
    detail: { en: 'The header Allow names those that it takes.', ko: '쓸 수 있는 메서드는 Allow 헤더에 있습니다.' },
  },
  'invalid-cursor': {
    status: 400,
    title: { en: 'The parameter before is no place in the guestbook.', ko: 'before 값이 방명록의 위치가 아닙니다.' },
    detail: {
      en: 'Begin with the newest entries, and go on with what a page gives as next.',
      ko: '최신 글부터 시작해서 페이지가 알려 주는 다음 위치로 이어 가세요.',
    },
  },
  'invalid-limit': {
    status: 400,
    title: { en: 'The parameter limit is out of range.', ko: 'limit 값이 범위를 벗어났습니다.' },
    detail: { en: 'Ask for 1 to 100 entries.', ko: '1개에서 100개까지 조회할 수 있습니다.' },
  },
  'invalid-entry-id': {
    status: 400,
    title: { en: 'This is not the id of an entry.', ko: '글의 id가 아닙니다.' },
    detail: { en: 'Ids stand in what the API answers.', ko: 'id는 API의 응답에 들어 있습니다.' },
  },
  'entry-not-found': {
    status: 404,
    title: { en: 'There is no entry with this id.', ko: '이 id의 글이 없습니다.' },
    detail: { en: 'Compare the id with those of the list.', ko: '목록에 있는 id와 비교하세요.' },
  },
  'invalid-entry': {
    status: 422,
    title: { en: 'The entry was not posted.', ko: '글을 남기지 못했습니다.' },
    detail: {
      en: 'Send an object with the texts author and message.',
      ko: '문자열 author와 message가 든 객체를 보내세요.',
    },
  },
  'not-a-form': {
    status: 415,
    title: { en: 'This is not the form of the page.', ko: '페이지의 양식이 아닙니다.' },
    detail: { en: 'Programs send JSON to /api/entries.', ko: '프로그램은 /api/entries에 JSON을 보내세요.' },
  },
  'unsupported-media-type': {
    status: 415,
    title: { en: 'Entries are sent as application/json.', ko: '글은 application/json으로 보냅니다.' },
    detail: { en: 'Set the header Content-Type.', ko: 'Content-Type 헤더를 지정하세요.' },
  },
  'malformed-json': MALFORMED_JSON,
  'too-large': {
    status: 413,
    title: { en: 'That is far more than an entry can hold.', ko: '글 하나에 담을 수 있는 양을 크게 넘습니다.' },
    detail: { en: 'Go back and shorten the message.', ko: '뒤로 돌아가 메시지를 줄이세요.' },
  },
  'from-another-site': {
    status: 403,
    title: { en: 'This came from another site.', ko: '다른 사이트에서 온 요청입니다.' },
    detail: { en: 'Entries are posted from the page of this guestbook.', ko: '글은 이 방명록의 페이지에서 남기세요.' },
  },
  'stale-form': {
    status: 403,
    title: { en: 'The form had become too old.', ko: '양식이 오래되었습니다.' },
    detail: {
      en: 'Your text is still here: press Post once more. If this comes again, allow cookies for this site.',
      ko: '쓴 글은 그대로 있습니다. 남기기를 한 번 더 누르세요. 다시 이 안내가 나오면 이 사이트의 쿠키를 허용하세요.',
    },
  },
  'posted-before': {
    status: 409,
    title: { en: 'This form has already posted another text.', ko: '이 양식으로 다른 글을 이미 남겼습니다.' },
    detail: {
      en: 'That one stands in the guestbook. Press Post if this text is to be an entry of its own.',
      ko: '먼저 남긴 글은 방명록에 있습니다. 이 글도 따로 남기려면 남기기를 누르세요.',
    },
  },
  'invalid-idempotency-key': {
    status: 400,
    title: { en: 'The header Idempotency-Key has another form.', ko: 'Idempotency-Key 헤더의 형식이 다릅니다.' },
    detail: {
      en: `Send ${IDEMPOTENCY_KEY_FORM.en}, for example a UUID, or leave the header out.`,
      ko: `UUID처럼 ${IDEMPOTENCY_KEY_FORM.ko}로 된 값을 보내거나 헤더를 빼세요.`,
    },
  },
  'idempotency-key-reused': {
    status: 409,
    title: {
      en: 'This Idempotency-Key belongs to another entry.',
      ko: '이 Idempotency-Key는 다른 글에 이미 쓰였습니다.',
    },
    detail: {
      en: 'Send the first entry again as it was, or choose a new key.',
      ko: '처음 글을 그대로 다시 보내거나 새 키를 쓰세요.',
    },
  },
  unavailable: {
    status: 503,
    title: { en: 'The guestbook cannot be reached just now.', ko: '지금은 방명록을 이용할 수 없습니다.' },
    detail: {
      en: 'Try again in a moment. Nothing is posted twice by that.',
      ko: '잠시 뒤에 다시 해 보세요. 다시 보내도 글이 두 번 남지는 않습니다.',
    },
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  },
} as const satisfies ProblemTable<string>;

export type SiteProblemCode = keyof typeof SITE_PROBLEMS;

/** @param detail - what to do, where more is known than the table says */
export function siteProblem(code: SiteProblemCode, detail?: Sentence): Problem {
  return problemFrom(SITE_PROBLEMS, code, detail);
}
