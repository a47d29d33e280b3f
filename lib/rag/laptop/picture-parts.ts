import type { PicturePart } from '../../tools/laptop/desk/picture-part';

/** Tiles of the picture, by the box that tells their numbers. */
export const PICTURE_PARTS: Readonly<Record<string, PicturePart>> = {
  client: { tiles: ['outside/callers'], files: ['constructs/rag/rag-api.ts'] },
  api: {
    tiles: ['Api/Api', 'Functions/Ask', 'Functions/Search', 'ServersBalancer', 'Servers'],
    files: [
      'constructs/rag/rag-api.ts',
      'constructs/rag/question-functions.ts',
      'constructs/rag/rag-servers.ts',
      'lib/rag/handlers/ask-question.ts',
    ],
  },
  documents: {
    tiles: ['Files', 'Functions/Change'],
    files: ['constructs/rag/document-files.ts', 'constructs/rag/question-functions.ts'],
  },
  news: { tiles: ['Documents/News'], files: ['constructs/rag/document-news.ts'] },
  reader: {
    tiles: ['Reader'],
    files: ['constructs/rag/document-reader.ts', 'lib/rag/handlers/ingest-documents.ts'],
  },
  passages: {
    tiles: ['Passages', 'PassageDomain'],
    files: ['constructs/rag/passage-collection.ts', 'constructs/rag/passage-domain.ts'],
  },
  ledger: { tiles: ['Ledger'], files: ['constructs/rag/document-ledger.ts'] },
  models: {
    tiles: [
      'outside/model/anthropic.claude',
      'outside/model/cohere.embed',
      'outside/model/amazon.titan',
      'outside/model/cohere.rerank',
    ],
    files: ['constructs/rag/rag-models.ts', 'constructs/rag/model-grants.ts'],
  },
};
