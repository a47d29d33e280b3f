import type { Role } from 'aws-cdk-lib/aws-iam';
import { RERANK_MODEL } from '../../lib/rag/domain/model-offers';
import type { AskQuestionEnv } from '../../lib/rag/handlers/ask-question.env';
import type { SearchPassagesEnv } from '../../lib/rag/handlers/search-passages.env';
import type { RagSettings } from '../../lib/rag/settings';
import type { AnswerGuardrail } from './answer-guardrail';
import type { DocumentLedger } from './document-ledger';
import type { PassageHost } from './passage-host';
import type { RagModels } from './rag-models';

/** What questions and searches are answered from. */
export interface QuestionParts {
  /** What is known of documents. */
  readonly ledger: DocumentLedger;
  /** What finds passages. */
  readonly passages: PassageHost;
  /** What writes answers, and what puts questions into a space. */
  readonly models: RagModels;
  /**
   * What looks at questions and answers.
   * @default - nothing does
   */
  readonly guardrail?: AnswerGuardrail;
  /** What an operator chose. */
  readonly settings: Pick<RagSettings, 'tenants' | 'dailyTokens' | 'rerank' | 'architecture'>;
}

/** What a program that searches is told. */
export function searchEnvironment({ ledger, passages, models, settings }: QuestionParts): SearchPassagesEnv {
  return {
    TABLE_NAME: ledger.table.tableName,
    TENANTS: settings.tenants.join(','),
    ...passages.environment,
    ...models.environment,
  };
}

/** What a program that answers is told. */
export function askEnvironment(parts: QuestionParts): AskQuestionEnv {
  const { models, guardrail, settings } = parts;
  return {
    ...searchEnvironment(parts),
    ANSWER_MODEL: models.answerModel,
    DAILY_TOKENS: String(settings.dailyTokens),
    RERANK_MODEL: settings.rerank ? RERANK_MODEL : undefined,
    GUARDRAIL: guardrail?.version,
  };
}

/** Lets a role search, and nothing beyond. */
export function grantSearch(role: Role, { ledger, passages, models }: QuestionParts): void {
  passages.grantSearch(role);
  models.grantEmbed(role);
  ledger.grantSearch(role);
}

/** Lets a role that searches write answers too, and count what they cost. */
export function grantAnswer(role: Role, { ledger, models, guardrail, settings }: QuestionParts): void {
  models.grantAnswer(role, guardrail?.version);
  guardrail?.grantApply(role);
  if (settings.rerank) models.grantRerank(role);
  ledger.grantCount(role);
}
