import type { PicturePart } from '../../tools/laptop/desk/picture-part';

/** The boxes that lead to code; the page's texts say the console's steps beside them. */
export const PICTURE_PARTS: Readonly<Record<string, PicturePart>> = {
  api: {
    files: [
      'constructs/rag/rag-api.ts',
      'constructs/rag/question-functions.ts',
      'constructs/rag/rag-servers.ts',
      'lib/rag/handlers/ask-question.ts',
    ],
    types: ['AWS::ApiGateway::Method', 'AWS::ApiGateway::RestApi'],
  },
  documents: { files: ['constructs/rag/document-files.ts'], types: ['AWS::S3::Bucket'], ids: /^Files/ },
  news: {
    files: ['constructs/rag/document-news.ts'],
    types: ['AWS::SQS::Queue'],
    ids: /^Documents(?!.*Dead)/,
  },
  reader: {
    files: ['constructs/rag/document-reader.ts', 'lib/rag/handlers/ingest-documents.ts'],
    types: ['AWS::Lambda::Function'],
    ids: /^Reader/,
  },
  passages: {
    files: ['constructs/rag/passage-collection.ts', 'constructs/rag/passage-domain.ts'],
    types: ['AWS::OpenSearchServerless::Collection', 'AWS::OpenSearchService::Domain'],
  },
  ledger: {
    files: ['constructs/rag/document-ledger.ts'],
    types: ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'],
  },
  models: {
    files: ['constructs/rag/rag-models.ts', 'constructs/rag/model-grants.ts'],
    types: ['AWS::IAM::Policy'],
    ids: /^(FunctionsAsk|ServersRole)/,
  },
};
