import type { Integration, Method, MethodOptions, Resource } from 'aws-cdk-lib/aws-apigateway';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { Route } from '../../lib/rag/domain/routes';
import type { Graphs } from '../shared/graph';

/** Handlers of questions and searches. */
export type QuestionHandlers = 'ask-question' | 'search-passages';
/** Handlers that list, take and delete documents. */
export type DocumentHandlers = Exclude<Route['answeredBy'], QuestionHandlers>;

/** Adds a method that hands a route on to whoever answers it. */
export type AddMethod = (resource: Resource, httpMethod: string, options: MethodOptions) => Method;

/** Who answers routes of the API. */
export interface AnsweredRoutes<Name extends Route['answeredBy'] = Route['answeredBy']> {
  readonly answeredBy: Readonly<Record<Name, AddMethod>>;
  readonly alarms: readonly Alarm[];
  readonly graphs: Graphs;
}

/** Has routes handed on by an integration that is the same for each. */
export function throughIntegration(integration: Integration): AddMethod {
  return (resource, httpMethod, options) => resource.addMethod(httpMethod, integration, options);
}
