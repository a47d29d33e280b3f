import {
  AccessLogFormat,
  EndpointType,
  LogGroupLogDestination,
  MethodLoggingLevel,
  RestApi,
} from 'aws-cdk-lib/aws-apigateway';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Aws, Fn } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { acknowledge } from '../guardrails/acknowledge';
import type { ApiAccountLogging } from './api-account-logging';
import { ACCESS_LOG_FIELDS } from './api-limits';
import { type ApiMetrics, apiMetrics } from './api-signals';

/** Name of the one stage, which ends the address. */
export const STAGE_NAME = 'v1';

export interface LoggedRestApiProps {
  /** One sentence for the console's list of APIs. */
  readonly description: string;
  /** Requests a second of all callers together. */
  readonly requestsPerSecond: number;
  /** Requests that may come at once. */
  readonly requestsAtOnce: number;
  /**
   * The role that the stage logs with, which belongs to the account.
   * @default - the account already has a logging role
   */
  readonly accountLogging?: ApiAccountLogging;
}

export interface LoggedRestApi {
  readonly api: RestApi;
  /** Address without a slash at the end. */
  readonly url: string;
  readonly metrics: ApiMetrics;
}

/** A REST API of one region with one stage, which is throttled, traced, and says in its logs who asked for what, and never what with. */
export function loggedRestApi(scope: Construct, props: LoggedRestApiProps): LoggedRestApi {
  const api = new RestApi(scope, 'Api', {
    restApiName: Aws.STACK_NAME,
    description: props.description,
    endpointTypes: [EndpointType.REGIONAL],
    cloudWatchRole: false,
    deployOptions: {
      stageName: STAGE_NAME,
      throttlingRateLimit: props.requestsPerSecond,
      throttlingBurstLimit: props.requestsAtOnce,
      metricsEnabled: true,
      tracingEnabled: true,
      loggingLevel: MethodLoggingLevel.ERROR,
      // Traces of data would write bodies and headers into the log (X15).
      dataTraceEnabled: false,
      accessLogDestination: new LogGroupLogDestination(new LogGroup(scope, 'AccessLogs')),
      accessLogFormat: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG_FIELDS)),
    },
  });
  // The library makes an output of its own. Outputs are the stack's to make.
  api.node.tryRemoveChild('Endpoint');
  const stage = api.deploymentStage;
  // API Gateway would make this group itself, to be kept for ever: it takes the one of that name that it finds.
  const executionLogs = new LogGroup(scope, 'ExecutionLogs', {
    logGroupName: Fn.join('', ['API-Gateway-Execution-Logs_', api.restApiId, '/', STAGE_NAME]),
  });
  stage.node.addDependency(executionLogs);
  acknowledge(stage, {
    'AwsSolutions-APIG3':
      'A web ACL costs more than the rest of the idle pattern. Every request is signed by an IAM identity of the account and throttled, so nobody outside can reach it.',
  });
  props.accountLogging?.serve(api);
  const url = Fn.join('', [
    'https://',
    api.restApiId,
    '.execute-api.',
    Aws.REGION,
    '.',
    Aws.URL_SUFFIX,
    '/',
    STAGE_NAME,
  ]);
  return { api, url, metrics: apiMetrics(stage) };
}
