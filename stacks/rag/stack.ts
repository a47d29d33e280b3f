import { ragSettings } from '../../lib/rag/settings';
import { patternStack } from '../pattern-stack';

export const ragStack = patternStack(
  ragSettings,
  'Answers from your own documents, each with its sources: documents are cut into passages, and a model reads those that fit.',
  () => (require('./rag-stack') as typeof import('./rag-stack')).RagStack,
);
