import type { Language } from '../../config/sentence';
import { PREFIXES } from './prefixes';
import { rejection } from './rejections';
import type { UploadRecord } from './upload-record';

/** What the owner of an upload is shown of it, in the language of whoever asks. */
export function shownUpload(record: UploadRecord, language: Language) {
  const { uploadId, fileName, contentType, status, createdAt, result, reason, looksLike } = record;
  const shown = { uploadId, fileName, contentType, status, createdAt: new Date(createdAt).toISOString() };
  if (result) {
    const prefix = result.kind === 'image' ? PREFIXES.images : PREFIXES.files;
    return { ...shown, result, url: `/${prefix}${uploadId}` };
  }
  if (!reason) return shown;
  const { code, title, detail } = rejection(reason, looksLike);
  return { ...shown, reason: { code, title: title[language], detail: detail[language] } };
}
