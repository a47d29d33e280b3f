import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  type HttpRouteIntegration,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Fn, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { REQUESTS_AT_ONCE, REQUESTS_PER_SECOND } from '../../lib/shared/behind-api';
import { acknowledge } from '../guardrails/acknowledge';
import { ACCESS_LOG_FIELDS } from '../shared/api-limits';
import { type ApiMetrics, apiMetrics, serverErrorsAlarm } from '../shared/api-signals';

const OPEN_ROUTE =
  'In a lesson nobody signs in. A browser makes up a secret and sees its own files alone, which go after a day; production refuses this choice.';

/** What answers each route. */
export interface UploadRoutes {
  readonly issue: HttpRouteIntegration;
  readonly read: HttpRouteIntegration;
  readonly list: HttpRouteIntegration;
  readonly delete: HttpRouteIntegration;
}

/**
 * Gives out forms and tells what became of them, as an HTTP API.
 *
 * It is there before what answers it, because that must know the distribution in front of it.
 */
export class UploadApi extends Construct {
  readonly url: string;
  /** Name that CloudFront asks. */
  readonly hostName: string;
  readonly metrics: ApiMetrics;
  readonly alarms: readonly Alarm[];
  private readonly api: HttpApi;
  private readonly stage: HttpStage;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', {
      description: 'Gives out forms to upload with, and tells what became of files',
      createDefaultStage: false,
    });
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      detailedMetricsEnabled: true,
      throttle: { rateLimit: REQUESTS_PER_SECOND, burstLimit: REQUESTS_AT_ONCE },
      accessLogSettings: {
        destination: new LogGroupLogDestination(new LogGroup(this, 'AccessLogs')),
        format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG_FIELDS)),
      },
    });
    this.url = this.api.apiEndpoint;
    this.hostName = Fn.select(2, Fn.split('/', this.api.apiEndpoint));
    this.metrics = apiMetrics(this.stage);
    this.alarms = [
      serverErrorsAlarm(
        this,
        this.metrics.serverErrors,
        'read the access log, then the logs of the functions behind it',
      ),
    ];
  }

  /**
   * Says what answers.
   *
   * @param authorizer - who may call; by default whoever has the address
   */
  answerBy({ issue, read, list, delete: remove }: UploadRoutes, authorizer?: IHttpRouteAuthorizer): void {
    const routes = [
      { path: '/uploads', method: HttpMethod.POST, integration: issue },
      { path: '/uploads', method: HttpMethod.GET, integration: list },
      { path: '/uploads/{uploadId}', method: HttpMethod.GET, integration: read },
      { path: '/uploads/{uploadId}', method: HttpMethod.DELETE, integration: remove },
    ];
    for (const { path, method, integration } of routes) {
      const made = this.api.addRoutes({
        path,
        methods: [method],
        integration,
        authorizer: authorizer ?? new HttpNoneAuthorizer(),
      });
      if (authorizer) continue;
      for (const route of made) acknowledge(route, { 'AwsSolutions-APIG4': OPEN_ROUTE });
    }
  }

  /** What `execute-api:Invoke` must be allowed on to upload, and to see and delete what one uploaded. */
  get routeArns(): readonly string[] {
    const routeArn = (route: string): string =>
      Stack.of(this).formatArn({
        service: 'execute-api',
        resource: this.api.apiId,
        resourceName: `${this.stage.stageName}/${route}`,
      });
    return ['POST/uploads', 'GET/uploads', 'GET/uploads/*', 'DELETE/uploads/*'].map(routeArn);
  }
}
