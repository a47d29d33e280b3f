import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  type HttpRouteIntegration,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { REQUESTS_AT_ONCE, REQUESTS_PER_SECOND } from '../../lib/shared/behind-api';
import { ACCESS_LOG_FIELDS } from '../shared/api-limits';
import { apiMetrics, serverErrorsAlarm } from '../shared/api-signals';
import type { JobApi } from './job-api';

export interface HttpJobApiProps {
  /** Answers `POST /jobs`. */
  readonly submitJob: HttpRouteIntegration;
  /** Answers `GET /jobs/{jobId}`. */
  readonly readJob: HttpRouteIntegration;
  /** End of the alarm's description: whose log says more than the API's own. */
  readonly answeredBy: string;
}

/** The two routes as an HTTP API, whoever answers. Every request is signed by an IAM identity, which owns its jobs. */
export class HttpJobApi extends Construct implements JobApi {
  readonly url: string;
  readonly submitArn: string;
  readonly readArn: string;
  readonly metrics: JobApi['metrics'];
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, props: HttpJobApiProps) {
    super(scope, id);
    const api = new HttpApi(this, 'Api', {
      description: 'Takes jobs and tells how they are',
      createDefaultStage: false,
      defaultAuthorizer: new HttpIamAuthorizer(),
    });
    api.addRoutes({
      path: '/jobs',
      methods: [HttpMethod.POST],
      integration: props.submitJob,
    });
    api.addRoutes({
      path: '/jobs/{jobId}',
      methods: [HttpMethod.GET],
      integration: props.readJob,
    });
    const stage = new HttpStage(this, 'Stage', {
      httpApi: api,
      autoDeploy: true,
      detailedMetricsEnabled: true,
      throttle: { rateLimit: REQUESTS_PER_SECOND, burstLimit: REQUESTS_AT_ONCE },
      accessLogSettings: {
        destination: new LogGroupLogDestination(new LogGroup(this, 'AccessLogs')),
        format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG_FIELDS)),
      },
    });

    this.url = api.apiEndpoint;
    const routeArn = (route: string): string =>
      Stack.of(this).formatArn({
        service: 'execute-api',
        resource: api.apiId,
        resourceName: `${stage.stageName}/${route}`,
      });
    this.submitArn = routeArn('POST/jobs');
    this.readArn = routeArn('GET/jobs/*');
    this.metrics = apiMetrics(stage);
    this.alarms = [
      serverErrorsAlarm(this, this.metrics.serverErrors, `read the access log, then the log of ${props.answeredBy}`),
    ];
  }
}
