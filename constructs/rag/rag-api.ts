import { AuthorizationType, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { ROUTES, type Route } from '../../lib/rag/domain/routes';
import { acknowledge } from '../guardrails/acknowledge';
import type { ApiAccountLogging } from '../shared/api-account-logging';
import { serverErrorsAlarm } from '../shared/api-signals';
import type { Graphs } from '../shared/graph';
import { loggedRestApi, STAGE_NAME } from '../shared/logged-rest-api';
import type { AddMethod, AnsweredRoutes } from './answered-routes';

/** Questions cost money, each: no more of them a second than a room full of people asks. */
const REQUESTS_PER_SECOND = 10;
const REQUESTS_AT_ONCE = 20;

export interface RagApiProps {
  /** Who answers each route. */
  readonly answeredBy: AnsweredRoutes['answeredBy'];
  /** End of the alarm's description: whose log says more than the API's own. */
  readonly whereToLook: string;
  /**
   * The role that the stage logs with, which belongs to the account.
   * @default - the account already has a logging role
   */
  readonly accountLogging?: ApiAccountLogging;
}

/**
 * The routes of all tenants, each below a tenant's own path, which IAM lets its people into and nobody else. A REST API, because an
 * HTTP API waits for whole answers, and nobody waits thirty seconds before a blank page.
 */
export class RagApi extends Construct {
  /** Without a slash at the end. */
  readonly url: string;
  readonly alarms: readonly Alarm[];
  readonly graphs: Graphs;
  private readonly api: RestApi;

  constructor(scope: Construct, id: string, { answeredBy, whereToLook, accountLogging }: RagApiProps) {
    super(scope, id);
    const { api, url, metrics } = loggedRestApi(this, {
      description: 'Answers questions from documents, and takes documents',
      requestsPerSecond: REQUESTS_PER_SECOND,
      requestsAtOnce: REQUESTS_AT_ONCE,
      accountLogging,
    });
    acknowledge(api, {
      'AwsSolutions-APIG2':
        'The handlers validate what they are sent, and say which field is wrong, in the caller’s language.',
    });
    this.api = api;
    this.url = url;
    for (const route of ROUTES) this.addRoute(route, answeredBy[route.answeredBy]);
    this.alarms = [serverErrorsAlarm(this, metrics.serverErrors, whereToLook)];
    this.graphs = {
      Requests: [metrics.requests],
      'Refused or failed': [metrics.clientErrors, metrics.serverErrors],
      'Answers p99': [metrics.latency],
    };
  }

  /** What `execute-api:Invoke` must be allowed on for a route of a tenant. */
  arnFor({ method, path }: Route, tenant: string): string {
    return this.api.arnForExecuteApi(method, `/${tenant}/${path.replace(/\{\w+\}/g, '*')}`, STAGE_NAME);
  }

  private addRoute({ method, path }: Route, addMethod: AddMethod): void {
    const resource = this.api.root.resourceForPath(`{tenant}/${path}`);
    const added = addMethod(resource, method, { authorizationType: AuthorizationType.IAM });
    acknowledge(added, {
      'AwsSolutions-COG4':
        'Requests are signed with IAM credentials, and IAM says whose documents somebody may ask. A user pool knows no tenants.',
    });
  }
}
