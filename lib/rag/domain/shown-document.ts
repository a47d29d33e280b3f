import type { Language } from '../../config/sentence';
import { type DocumentRecord, statusOf } from './document-record';
import { REFUSALS } from './refusals';

/** What people of a tenant are shown of a document, in the language of whoever asks. */
export function shownDocument(record: DocumentRecord, language: Language) {
  const { documentId, name, newest, published, refused } = record;
  const status = statusOf(record);
  return {
    documentId,
    name,
    status,
    bytes: newest.bytes,
    ...(published && {
      title: published.title,
      passages: published.passages,
      answeredSince: new Date(published.atMs).toISOString(),
    }),
    ...(status === 'refused' && refused && { reason: reasonOf(refused.reason, language) }),
  };
}

function reasonOf(code: keyof typeof REFUSALS, language: Language) {
  const { title, detail } = REFUSALS[code];
  return { code, title: title[language], detail: detail[language] };
}
