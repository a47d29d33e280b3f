import {
  AuthorizationType,
  AwsIntegration,
  LambdaIntegration,
  PassthroughBehavior,
  ResponseType,
  type RestApi,
} from 'aws-cdk-lib/aws-apigateway';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Aws, Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { API_PROBLEMS, type ApiProblemCode } from '../../lib/async/domain/api-problems';
import type { JobKind } from '../../lib/async/domain/job-kinds';
import { REQUESTS_AT_ONCE, REQUESTS_PER_SECOND } from '../../lib/shared/behind-api';
import { acknowledge } from '../guardrails/acknowledge';
import type { ApiAccountLogging } from '../shared/api-account-logging';
import { serverErrorsAlarm } from '../shared/api-signals';
import { loggedRestApi, STAGE_NAME } from '../shared/logged-rest-api';
import type { JobApi } from './job-api';
import type { JobQueue } from './job-queue';
import { jobRequestModel } from './job-request-model';
import { ACCEPTED_TEMPLATE, problemText, REFUSED_TEMPLATE, SEND_MESSAGE_TEMPLATE } from './send-message-templates';

export interface DirectJobApiProps {
  /** Where `POST /jobs` puts its message. */
  readonly queue: JobQueue;
  /** Answers `GET /jobs/{jobId}`. */
  readonly readJob: IFunction;
  /** Kinds of job that a worker of this deployment can run; others are refused before the queue. */
  readonly kinds: readonly JobKind[];
  /**
   * The role that the stage logs with, which belongs to the account.
   * @default - the account already has a logging role
   */
  readonly accountLogging?: ApiAccountLogging;
}

/**
 * The two routes as a REST API that writes to the queue without a function in between: nothing to keep warm, nothing to
 * patch, no concurrency to run out of. The price is that all the producer knows is in a JSON model and a mapping template.
 *
 * A REST API, because an HTTP API has neither body validation nor mapping templates, and its own mapping to SQS would take
 * the message from a field of the body on a route without authorization (A7).
 */
export class DirectJobApi extends Construct implements JobApi {
  readonly url: string;
  readonly submitArn: string;
  readonly readArn: string;
  readonly metrics: JobApi['metrics'];
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, props: DirectJobApiProps) {
    super(scope, id);
    const { api, url, metrics } = loggedRestApi(this, {
      description: 'Takes jobs straight into the queue and tells how they are',
      requestsPerSecond: REQUESTS_PER_SECOND,
      requestsAtOnce: REQUESTS_AT_ONCE,
      accountLogging: props.accountLogging,
    });
    this.addSubmitRoute(api, props);
    this.addReadRoute(api, props.readJob);
    this.answerWithProblems(api);
    this.url = url;
    this.submitArn = api.arnForExecuteApi('POST', '/jobs', STAGE_NAME);
    this.readArn = api.arnForExecuteApi('GET', '/jobs/*', STAGE_NAME);

    this.metrics = metrics;
    this.alarms = [serverErrorsAlarm(this, this.metrics.serverErrors, 'read the access log, then the execution log')];
  }

  private addSubmitRoute(api: RestApi, { queue, kinds }: DirectJobApiProps): void {
    const role = new Role(this, 'SendRole', {
      assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
      description: 'API Gateway sends messages to the queue of jobs, and does nothing else',
    });
    queue.grantSend(role);

    const integration = new AwsIntegration({
      service: 'sqs',
      path: `${Aws.ACCOUNT_ID}/${queue.queue.queueName}`,
      integrationHttpMethod: 'POST',
      options: {
        credentialsRole: role,
        passthroughBehavior: PassthroughBehavior.NEVER,
        timeout: Duration.seconds(10),
        requestParameters: { 'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'" },
        requestTemplates: { 'application/json': SEND_MESSAGE_TEMPLATE },
        // The first has no pattern: whatever no other expects is no success.
        integrationResponses: [
          problemResponse('service-unavailable'),
          { statusCode: '202', selectionPattern: '200', responseTemplates: { 'application/json': ACCEPTED_TEMPLATE } },
          { ...problemResponse('unqueueable-body', REFUSED_TEMPLATE), selectionPattern: '4(00|13)' },
        ],
      },
    });
    const problemHeaders = responseHeaders({ 'Content-Type': true, 'Content-Language': true, 'Retry-After': true });
    const submit = api.root.addResource('jobs').addMethod('POST', integration, {
      authorizationType: AuthorizationType.IAM,
      requestParameters: { 'method.request.header.Idempotency-Key': true },
      requestModels: {
        'application/json': api.addModel('JobRequest', {
          contentType: 'application/json',
          schema: jobRequestModel(kinds),
        }),
      },
      requestValidator: api.addRequestValidator('Validator', {
        validateRequestBody: true,
        validateRequestParameters: true,
      }),
      methodResponses: [
        { statusCode: '202', responseParameters: responseHeaders({ Location: true }) },
        { statusCode: '400', responseParameters: problemHeaders },
        { statusCode: '413', responseParameters: problemHeaders },
        { statusCode: '503', responseParameters: problemHeaders },
      ],
    });
    acknowledge(submit, { 'AwsSolutions-COG4': SIGNED_BY_IAM });
  }

  private addReadRoute(api: RestApi, readJob: IFunction): void {
    const read = api.root
      .getResource('jobs')!
      .addResource('{jobId}')
      .addMethod('GET', new LambdaIntegration(readJob, { allowTestInvoke: false }), {
        authorizationType: AuthorizationType.IAM,
        requestParameters: { 'method.request.path.jobId': true },
      });
    acknowledge(read, { 'AwsSolutions-COG4': SIGNED_BY_IAM });
  }

  /** What API Gateway itself refuses, in the words of the rest of the API. */
  private answerWithProblems(api: RestApi): void {
    for (const [id, type, code] of REFUSALS) {
      const { status } = API_PROBLEMS[code];
      api.addGatewayResponse(id, {
        type,
        statusCode: String(status),
        responseHeaders: headersOf(code),
        templates: { 'application/json': problemText(code) },
      });
    }
  }
}

const SIGNED_BY_IAM =
  'Requests are signed with IAM credentials. A user pool suits people with a browser; here programs of the account submit jobs.';

/** What API Gateway refuses by itself, each by the id of its construct. */
const REFUSALS: readonly (readonly [string, ResponseType, ApiProblemCode])[] = [
  ['InvalidBody', ResponseType.BAD_REQUEST_BODY, 'invalid-request'],
  ['MissingKey', ResponseType.BAD_REQUEST_PARAMETERS, 'missing-idempotency-key'],
  ['NotJson', ResponseType.UNSUPPORTED_MEDIA_TYPE, 'unsupported-media-type'],
  ['TooLarge', ResponseType.REQUEST_TOO_LARGE, 'request-too-large'],
  ['Throttled', ResponseType.THROTTLED, 'too-many-requests'],
  ['NoAnswer', ResponseType.INTEGRATION_TIMEOUT, 'service-unavailable'],
  ['Failure', ResponseType.INTEGRATION_FAILURE, 'service-unavailable'],
];

/** Literal values of a mapping stand in single quotes. */
function headersOf(code: ApiProblemCode): Record<string, string> {
  const problem = API_PROBLEMS[code];
  return {
    'Content-Type': "'application/problem+json'",
    'Content-Language': "'en'",
    ...('retryAfterSeconds' in problem && { 'Retry-After': `'${problem.retryAfterSeconds}'` }),
  };
}

/** An answer with one problem, or with whichever a template chooses of those that have the same status. */
function problemResponse(code: ApiProblemCode, template = problemText(code)) {
  return {
    statusCode: String(API_PROBLEMS[code].status),
    responseParameters: responseHeaders(headersOf(code)),
    responseTemplates: { 'application/json': template },
  };
}

function responseHeaders<Value>(headers: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [`method.response.header.${name}`, value]));
}
