import { type Integration, LambdaIntegration, ResponseTransferMode } from 'aws-cdk-lib/aws-apigateway';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { RERANK_MODEL } from '../../lib/rag/domain/model-offers';
import type { Route } from '../../lib/rag/domain/routes';
import { ASK_FUNCTION_SECONDS, SEARCH_FUNCTION_SECONDS } from '../../lib/rag/domain/time-limits';
import type { AskQuestionEnv } from '../../lib/rag/handlers/ask-question.env';
import type { ChangeDocumentsEnv } from '../../lib/rag/handlers/change-documents.env';
import type { ReadDocumentsEnv } from '../../lib/rag/handlers/read-documents.env';
import type { SearchPassagesEnv } from '../../lib/rag/handlers/search-passages.env';
import type { RagSettings } from '../../lib/rag/settings';
import { functionAlarms } from '../shared/function-alarms';
import { HandlerFunction } from '../shared/handler-function';
import type { AnswerGuardrail } from './answer-guardrail';
import type { DocumentFiles } from './document-files';
import type { DocumentLedger } from './document-ledger';
import type { PassageHost } from './passage-host';
import type { RagModels } from './rag-models';
import type { RagNetwork } from './rag-network';

/** Seconds for listing, offering a form, and deleting. */
const DOCUMENT_SECONDS = 10;

export interface RagFunctionsProps {
  /**
   * Network that leads to the store.
   * @default - the store has a public address
   */
  readonly network?: RagNetwork;
  /** Where documents lie. */
  readonly files: DocumentFiles;
  /** What is known of them. */
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

/** The API as functions, each with the rights of its routes alone. Those that search stand where the store can be reached. */
export class RagFunctions extends Construct {
  readonly answeredBy: Readonly<Record<Route['answeredBy'], Integration>>;
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, props: RagFunctionsProps) {
    super(scope, id);
    const { files, ledger, passages, models, guardrail, settings, network } = props;
    const { architecture } = settings;
    const documents = { TABLE_NAME: ledger.table.tableName, TENANTS: settings.tenants.join(',') };
    const searching = { ...documents, ...passages.environment, ...models.environment };
    const common = { pattern: 'rag', architecture, memorySize: 512 };

    const ask = new HandlerFunction<AskQuestionEnv>(this, 'Ask', {
      ...common,
      handler: 'ask-question',
      description: 'POST ask: an answer with its sources, as it is written',
      timeout: Duration.seconds(ASK_FUNCTION_SECONDS),
      environment: {
        ...searching,
        ANSWER_MODEL: models.answerModel,
        DAILY_TOKENS: String(settings.dailyTokens),
        RERANK_MODEL: settings.rerank ? RERANK_MODEL : undefined,
        GUARDRAIL: guardrail?.version,
      },
      ...(network && { network: network.place('Ask', 'Answers questions', passages) }),
    });
    models.grantAnswer(ask.role, guardrail?.version);
    guardrail?.grantApply(ask.role);
    if (settings.rerank) models.grantRerank(ask.role);
    ledger.grantCount(ask.role);

    const search = new HandlerFunction<SearchPassagesEnv>(this, 'Search', {
      ...common,
      handler: 'search-passages',
      description: 'POST search, GET documents/{documentId}/similar: passages, without a model that writes',
      timeout: Duration.seconds(SEARCH_FUNCTION_SECONDS),
      environment: searching,
      ...(network && { network: network.place('Search', 'Searches passages', passages) }),
    });
    for (const { role } of [ask, search]) {
      passages.grantSearch(role);
      models.grantEmbed(role);
      ledger.grantSearch(role);
    }

    const read = new HandlerFunction<ReadDocumentsEnv>(this, 'Read', {
      ...common,
      handler: 'read-documents',
      description: 'GET documents: what there is, and what became of it',
      timeout: Duration.seconds(DOCUMENT_SECONDS),
      environment: documents,
    });
    ledger.grantRead(read.role);

    const change = new HandlerFunction<ChangeDocumentsEnv>(this, 'Change', {
      ...common,
      handler: 'change-documents',
      description: 'POST documents, DELETE documents/{documentId}: signs a form for a document, or hides one',
      timeout: Duration.seconds(DOCUMENT_SECONDS),
      environment: { ...documents, BUCKET_NAME: files.bucket.bucketName },
    });
    ledger.grantHide(change.role);
    files.grantSign(change.role);
    files.grantDelete(change.role);

    this.answeredBy = {
      'ask-question': new LambdaIntegration(ask.function, {
        allowTestInvoke: false,
        responseTransferMode: ResponseTransferMode.STREAM,
        timeout: Duration.seconds(ASK_FUNCTION_SECONDS),
      }),
      'search-passages': new LambdaIntegration(search.function, { allowTestInvoke: false }),
      'read-documents': new LambdaIntegration(read.function, { allowTestInvoke: false }),
      'change-documents': new LambdaIntegration(change.function, { allowTestInvoke: false }),
    };
    this.alarms = [ask, search, read, change].flatMap((each) => functionAlarms(each, each.function));
  }
}
