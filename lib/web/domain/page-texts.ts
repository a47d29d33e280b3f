import type { Sentence } from '../../config/sentence';
import { ENTRY_LETTERS } from './entry-text';

const upTo = (letters: number): Sentence => ({
  en: `Up to ${letters.toLocaleString('en')} letters`,
  ko: `${letters.toLocaleString('en')}자까지`,
});

/** What stands on the page. */
export const PAGE_TEXTS = {
  title: { en: 'Guestbook', ko: '방명록' },
  skip: { en: 'Skip to the entries', ko: '글 목록으로 건너뛰기' },
  languages: { en: 'Language', ko: '언어' },
  write: { en: 'Sign the guestbook', ko: '방명록에 글 남기기' },
  author: { en: 'Your name', ko: '이름' },
  authorHint: upTo(ENTRY_LETTERS.author),
  message: { en: 'Message', ko: '메시지' },
  messageHint: upTo(ENTRY_LETTERS.message),
  post: { en: 'Post', ko: '남기기' },
  entries: { en: 'Entries', ko: '남긴 글' },
  none: { en: 'Nobody has written yet. Be the first.', ko: '아직 글이 없습니다. 첫 글을 남겨 보세요.' },
  end: { en: 'There are no older entries.', ko: '더 오래된 글이 없습니다.' },
  pages: { en: 'Pages of entries', ko: '글 목록 페이지' },
  older: { en: 'Older entries', ko: '이전 글' },
  newest: { en: 'Newest entries', ko: '최신 글' },
  back: { en: 'Back to the guestbook', ko: '방명록으로 돌아가기' },
  answeredBy: { en: 'Answered by', ko: '응답한 서버' },
} as const satisfies Readonly<Record<string, Sentence>>;

export const LANGUAGE_NAMES = { en: 'English', ko: '한국어' } as const;
