import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { API_LIMITS } from '../../lib/upload/domain/time-limits';
import type { DeleteUploadEnv } from '../../lib/upload/handlers/delete-upload.env';
import type { IssueUploadEnv } from '../../lib/upload/handlers/issue-upload.env';
import type { ListUploadsEnv } from '../../lib/upload/handlers/list-uploads.env';
import type { ReadUploadEnv } from '../../lib/upload/handlers/read-upload.env';
import { functionAlarms } from '../shared/function-alarms';
import { HandlerFunction } from '../shared/handler-function';
import type { AnswerParts } from './api-front';

/** The API as functions: one a route, each with the rights of that route alone. */
export class UploadFunctions extends Construct {
  readonly issue: HttpLambdaIntegration;
  readonly read: HttpLambdaIntegration;
  readonly list: HttpLambdaIntegration;
  readonly delete: HttpLambdaIntegration;
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, props: Omit<AnswerParts, 'people'>) {
    super(scope, id);
    const { quarantine, store, accepted, signIn, removal, architecture } = props;
    const caller = { TABLE_NAME: store.table.tableName, SIGN_IN: signIn };
    const common = {
      pattern: 'upload',
      architecture,
      timeout: Duration.seconds(API_LIMITS.timeoutSeconds),
      memorySize: 512,
    };

    const issue = new HandlerFunction<IssueUploadEnv>(this, 'Issue', {
      ...common,
      handler: 'issue-upload',
      description: 'POST /uploads: signs a form that takes one file, of one type and of a size',
      environment: { ...caller, ...accepted, QUARANTINE_NAME: quarantine.bucket.bucketName },
    });
    store.grantIssue(issue.role);
    quarantine.grantSign(issue.role);

    const read = new HandlerFunction<ReadUploadEnv>(this, 'Read', {
      ...common,
      handler: 'read-upload',
      description: 'GET /uploads/{uploadId}: what became of a file',
      environment: caller,
    });
    store.grantRead(read.role);

    const list = new HandlerFunction<ListUploadsEnv>(this, 'List', {
      ...common,
      handler: 'list-uploads',
      description: 'GET /uploads: the files of whoever asks',
      environment: caller,
    });
    store.grantList(list.role);

    const remove = new HandlerFunction<DeleteUploadEnv>(this, 'Delete', {
      ...common,
      handler: 'delete-upload',
      description: 'DELETE /uploads/{uploadId}: removes a file, what was made of it, and what CloudFront keeps of both',
      environment: { ...caller, ...removal.environment },
    });
    store.grantForget(remove.role);
    removal.grant(remove.role);

    this.issue = new HttpLambdaIntegration('Issue', issue.function);
    this.read = new HttpLambdaIntegration('Read', read.function);
    this.list = new HttpLambdaIntegration('List', list.function);
    this.delete = new HttpLambdaIntegration('Delete', remove.function);
    this.alarms = [issue, read, list, remove].flatMap((each) => functionAlarms(each, each.function));
  }
}
