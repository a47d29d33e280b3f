import {
  AccessLogFormat,
  AuthorizationType,
  AwsIntegration,
  EndpointType,
  LambdaIntegration,
  LogGroupLogDestination,
  MethodLoggingLevel,
  PassthroughBehavior,
  ResponseType,
  RestApi,
  type Stage,
} from 'aws-cdk-lib/aws-apigateway';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Aws, Duration, Fn } from 'aws-cdk-lib/core';
import { Construct, type IDependable } from 'constructs';
import type { JobKind } from '../../lib/async/domain/job-kinds';
import { acknowledge } from '../guardrails/acknowledge';
import { ACCESS_LOG_FIELDS, REQUESTS_AT_ONCE, REQUESTS_PER_SECOND } from './api-limits';
import { apiMetrics, serverErrorsAlarm } from './api-signals';
import type { JobApi } from './job-api';
import { jobRequestModel } from './job-request-model';
import {
  ACCEPTED_TEMPLATE,
  problem,
  REFUSED_TEMPLATE,
  SEND_MESSAGE_TEMPLATE,
  UNAVAILABLE_TEMPLATE,
} from './send-message-templates';

const STAGE_NAME = 'v1';
const PROBLEM_TYPE = "'application/problem+json'";
const RETRY_AFTER = "'5'";

export interface DirectJobApiProps {
  /** Where `POST /jobs` puts its message. */
  readonly queue: IQueue;
  /** Answers `GET /jobs/{jobId}`. */
  readonly readJob: IFunction;
  /** Kinds of job that a worker of this deployment can run; others are refused before the queue. */
  readonly kinds: readonly JobKind[];
  /**
   * What must exist before the stage can log, since the role for it belongs to the account.
   * @default - the account already has a logging role
   */
  readonly accountLogging?: IDependable;
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
    const api = new RestApi(this, 'Api', {
      restApiName: Aws.STACK_NAME,
      description: 'Takes jobs straight into the queue and tells how they are',
      endpointTypes: [EndpointType.REGIONAL],
      cloudWatchRole: false,
      deployOptions: {
        stageName: STAGE_NAME,
        throttlingRateLimit: REQUESTS_PER_SECOND,
        throttlingBurstLimit: REQUESTS_AT_ONCE,
        metricsEnabled: true,
        tracingEnabled: true,
        loggingLevel: MethodLoggingLevel.ERROR,
        // Traces of data would write bodies and headers into the log (X15).
        dataTraceEnabled: false,
        accessLogDestination: new LogGroupLogDestination(new LogGroup(this, 'AccessLogs')),
        accessLogFormat: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG_FIELDS)),
      },
    });
    // The library makes an output of its own. Outputs are the stack's to make.
    api.node.tryRemoveChild('Endpoint');
    this.addSubmitRoute(api, props);
    this.addReadRoute(api, props.readJob);
    this.answerWithProblems(api);
    const stage = this.prepareLogs(api, props.accountLogging);

    this.url = Fn.join('', [
      'https://',
      api.restApiId,
      '.execute-api.',
      Aws.REGION,
      '.',
      Aws.URL_SUFFIX,
      '/',
      STAGE_NAME,
    ]);
    this.submitArn = api.arnForExecuteApi('POST', '/jobs', STAGE_NAME);
    this.readArn = api.arnForExecuteApi('GET', '/jobs/*', STAGE_NAME);

    this.metrics = apiMetrics(stage);
    this.alarms = [serverErrorsAlarm(this, this.metrics.serverErrors, 'read the access log, then the execution log')];
  }

  private addSubmitRoute(api: RestApi, { queue, kinds }: DirectJobApiProps): void {
    const role = new Role(this, 'SendRole', {
      assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
      description: 'API Gateway sends messages to the queue of jobs, and does nothing else',
    });
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] }));

    const integration = new AwsIntegration({
      service: 'sqs',
      path: `${Aws.ACCOUNT_ID}/${queue.queueName}`,
      integrationHttpMethod: 'POST',
      options: {
        credentialsRole: role,
        passthroughBehavior: PassthroughBehavior.NEVER,
        timeout: Duration.seconds(10),
        requestParameters: { 'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'" },
        requestTemplates: { 'application/json': SEND_MESSAGE_TEMPLATE },
        // The first has no pattern: whatever no other expects is no success.
        integrationResponses: [
          problemResponse('503', UNAVAILABLE_TEMPLATE),
          { statusCode: '202', selectionPattern: '200', responseTemplates: { 'application/json': ACCEPTED_TEMPLATE } },
          problemResponse('400', REFUSED_TEMPLATE, '4(00|13)'),
        ],
      },
    });
    const headers = (...names: string[]): Record<string, boolean> =>
      Object.fromEntries(names.map((name) => [`method.response.header.${name}`, true]));
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
        { statusCode: '202', responseParameters: headers('Location') },
        { statusCode: '400', responseParameters: headers('Content-Type', 'Retry-After') },
        { statusCode: '413', responseParameters: headers('Content-Type', 'Retry-After') },
        { statusCode: '503', responseParameters: headers('Content-Type', 'Retry-After') },
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
    const answer = (id: string, type: ResponseType, status: number, template: string, retry = false): void => {
      api.addGatewayResponse(id, {
        type,
        statusCode: String(status),
        responseHeaders: { 'Content-Type': PROBLEM_TYPE, ...(retry && { 'Retry-After': RETRY_AFTER }) },
        templates: { 'application/json': template },
      });
    };
    answer(
      'InvalidBody',
      ResponseType.BAD_REQUEST_BODY,
      400,
      problem(
        400,
        'invalid-request',
        'The body is not a job this API knows.',
        'Compare it with the examples in stacks/async/README.md.',
      ),
    );
    answer(
      'MissingKey',
      ResponseType.BAD_REQUEST_PARAMETERS,
      400,
      problem(
        400,
        'missing-idempotency-key',
        'The header Idempotency-Key is missing.',
        'Send 8 to 64 letters, digits, _ or -, for example a UUID.',
      ),
    );
    answer(
      'NotJson',
      ResponseType.UNSUPPORTED_MEDIA_TYPE,
      415,
      problem(415, 'unsupported-media-type', 'Jobs are sent as application/json.', 'Set the header Content-Type.'),
    );
    answer(
      'TooLarge',
      ResponseType.REQUEST_TOO_LARGE,
      413,
      problem(
        413,
        'request-too-large',
        'The job is larger than a message can be.',
        'Upload the data to S3 and send its key.',
      ),
    );
    answer(
      'Throttled',
      ResponseType.THROTTLED,
      429,
      problem(429, 'too-many-requests', 'Too many requests at once.', 'Send the same request again in a moment.'),
      true,
    );
    answer('NoAnswer', ResponseType.INTEGRATION_TIMEOUT, 503, UNAVAILABLE_TEMPLATE, true);
    answer('Failure', ResponseType.INTEGRATION_FAILURE, 503, UNAVAILABLE_TEMPLATE, true);
  }

  private prepareLogs({ restApiId, deploymentStage: stage }: RestApi, accountLogging?: IDependable): Stage {
    // API Gateway would make this group itself, to be kept for ever: it takes the one of that name that it finds.
    const executionLogs = new LogGroup(this, 'ExecutionLogs', {
      logGroupName: Fn.join('', ['API-Gateway-Execution-Logs_', restApiId, '/', STAGE_NAME]),
    });
    stage.node.addDependency(executionLogs);
    if (accountLogging) stage.node.addDependency(accountLogging);
    acknowledge(stage, {
      'AwsSolutions-APIG3':
        'A web ACL costs more than the rest of the idle pattern. Every request is signed by an IAM identity of the account and throttled, so nobody outside can reach it.',
    });
    return stage;
  }
}

const SIGNED_BY_IAM =
  'Requests are signed with IAM credentials. A user pool suits people with a browser; here programs of the account submit jobs.';

function problemResponse(statusCode: string, template: string, selectionPattern?: string) {
  return {
    statusCode,
    ...(selectionPattern && { selectionPattern }),
    responseParameters: {
      'method.response.header.Content-Type': PROBLEM_TYPE,
      ...(statusCode === '503' && { 'method.response.header.Retry-After': RETRY_AFTER }),
    },
    responseTemplates: { 'application/json': template },
  };
}
