import type { IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer, HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { OriginRequestPolicy } from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { SERVING_SECONDS } from '../../lib/shared/behind-api';
import type { AnswerParts, AnswerSignals, ApiFront } from './api-front';
import { UploadApi } from './upload-api';
import { UploadFunctions } from './upload-functions';

/** The API in API Gateway, and a function behind each route. */
export class FunctionsFront extends Construct implements ApiFront {
  readonly api: UploadApi;
  readonly way: ApiFront['way'];

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.api = new UploadApi(this, 'Api');
    this.way = {
      origin: new HttpOrigin(this.api.hostName, { readTimeout: Duration.seconds(SERVING_SECONDS.integration) }),
      // API Gateway knows its APIs by their host names, and knows none by ours.
      passesOn: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    };
  }

  answer(parts: AnswerParts): AnswerSignals {
    const functions = new UploadFunctions(this, 'Functions', parts);
    this.api.answerBy(functions, authorizerOf(parts));
    const { requests, clientErrors, serverErrors, latency } = this.api.metrics;
    return {
      alarms: [...this.api.alarms, ...functions.alarms],
      graphs: { Requests: [requests, clientErrors, serverErrors], 'Latency p99': [latency] },
    };
  }
}

function authorizerOf({ signIn, people }: AnswerParts): IHttpRouteAuthorizer | undefined {
  if (people) return new HttpUserPoolAuthorizer('People', people.pool.pool, { userPoolClients: [people.client] });
  return signIn === 'iam' ? new HttpIamAuthorizer() : undefined;
}
