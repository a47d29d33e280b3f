import type { Language } from '../../config/sentence';
import { PREFIXES } from './prefixes';
import { rejection } from './rejections';
import { CHECK_LIMITS, HIDDEN_SECONDS } from './time-limits';
import { FORM_SECONDS } from './upload-form';
import type { UploadRecord } from './upload-record';

/** A form that was sent in its last second has failed every one of its checks by then. */
const LATE_MS = (FORM_SECONDS + CHECK_LIMITS.receives * HIDDEN_SECONDS) * 1000;

/** Of an upload that waits though nothing will come of it by itself: its record goes after a day, and says so before. */
const NOT_CHECKED = {
  code: 'not-checked',
  title: { en: 'The file did not come, or could not be checked.', ko: '파일이 오지 않았거나 검사하지 못했습니다.' },
  detail: {
    en: 'Upload it again. What came is kept for a day, and is checked if the site recovers within it.',
    ko: '파일을 다시 올리세요. 도착한 파일은 하루 동안 남아 있고, 그 안에 사이트가 복구되면 검사합니다.',
  },
} as const;

/** What the owner of an upload is shown of it, in the language of whoever asks. */
export function shownUpload(record: UploadRecord, language: Language, nowMs: number) {
  const { uploadId, fileName, contentType, status, createdAt, result, reason, looksLike } = record;
  const shown = { uploadId, fileName, contentType, status, createdAt: new Date(createdAt).toISOString() };
  if (result) {
    const prefix = result.kind === 'image' ? PREFIXES.images : PREFIXES.files;
    return { ...shown, result, url: `/${prefix}${uploadId}` };
  }
  const isLate = status === 'waiting' && nowMs - createdAt > LATE_MS;
  if (!reason && !isLate) return shown;
  const { code, title, detail } = reason ? rejection(reason, looksLike) : NOT_CHECKED;
  return { ...shown, reason: { code, title: title[language], detail: detail[language] } };
}
