import { LambdaIntegration } from 'aws-cdk-lib/aws-apigateway';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { ChangeDocumentsEnv } from '../../lib/rag/handlers/change-documents.env';
import type { ReadDocumentsEnv } from '../../lib/rag/handlers/read-documents.env';
import type { RagSettings } from '../../lib/rag/settings';
import { functionAlarms } from '../shared/function-alarms';
import { HandlerFunction } from '../shared/handler-function';
import { type AnsweredRoutes, type DocumentHandlers, throughIntegration } from './answered-routes';
import type { DocumentFiles } from './document-files';
import type { DocumentLedger } from './document-ledger';

/** Seconds for listing, offering a form, and deleting. */
const DOCUMENT_SECONDS = 10;

export interface DocumentFunctionsProps {
  /** Where documents lie. */
  readonly files: DocumentFiles;
  /** What is known of them. */
  readonly ledger: DocumentLedger;
  /** What an operator chose. */
  readonly settings: Pick<RagSettings, 'tenants' | 'architecture'>;
}

/** The routes that list, take and delete documents, as two functions, each with the rights of its routes alone. */
export function documentFunctions(scope: Construct, props: DocumentFunctionsProps): AnsweredRoutes<DocumentHandlers> {
  const { files, ledger, settings } = props;
  const documents = { TABLE_NAME: ledger.table.tableName, TENANTS: settings.tenants.join(',') };
  const common = { pattern: 'rag', architecture: settings.architecture, memorySize: 512 };

  const read = new HandlerFunction<ReadDocumentsEnv>(scope, 'Read', {
    ...common,
    handler: 'read-documents',
    description: 'GET documents: what there is, and what became of it',
    timeout: Duration.seconds(DOCUMENT_SECONDS),
    environment: documents,
  });
  ledger.grantRead(read.role);

  const change = new HandlerFunction<ChangeDocumentsEnv>(scope, 'Change', {
    ...common,
    handler: 'change-documents',
    description: 'POST documents, DELETE documents/{documentId}: signs a form for a document, or hides one',
    timeout: Duration.seconds(DOCUMENT_SECONDS),
    environment: { ...documents, BUCKET_NAME: files.bucket.bucketName },
  });
  ledger.grantHide(change.role);
  files.grantSign(change.role);
  files.grantDelete(change.role);

  return {
    answeredBy: {
      'read-documents': throughIntegration(new LambdaIntegration(read.function, { allowTestInvoke: false })),
      'change-documents': throughIntegration(new LambdaIntegration(change.function, { allowTestInvoke: false })),
    },
    alarms: [read, change].flatMap((each) => functionAlarms(each, each.function)),
    graphs: {},
  };
}
