import { apisOf } from '../model/api-routes';
import { attachedPolicies } from '../model/iam/attached-policies';
import { pinnedManagedPolicies } from '../model/iam/pinned-policies';
import type { Listed, Statement } from '../model/iam/policy-document';
import { HTTP_TIMEOUT_MS, REST_TIMEOUT_MS } from '../model/linked-integrations';
import { madeBefore } from '../model/made-before';
import { at } from '../model/property-path';
import { referencedId, referencedIds } from '../model/references';
import { type Resource, resourcesOfType, type StackModel } from '../model/template';
import { behind, breaking, listAt, referencesOf, resolved } from './reading';
import type { Rule, Violation } from './rule';

export const apiRules: readonly Rule[] = [
  {
    id: 'RoutesLeadSomewhere',
    claim: 'every API has routes, and each leads to one function or service of the stack',
    fix: 'Give the route an integration with the function, or leave it out',
    violations: (stack) =>
      apisOf(stack)
        .filter(({ routes }) => routes.length === 0)
        .map(({ logicalId }) => ({ at: logicalId, problem: 'has no route' })),
  },
  {
    id: 'StagesSlowCallersDown',
    claim: 'every stage of an API limits how often it is called',
    fix: 'Set a throttling rate and burst for every route of the stage',
    violations: (stack) => [
      ...breaking(
        resourcesOfType(stack, 'AWS::ApiGatewayV2::Stage'),
        'has no limit',
        ({ properties }) =>
          isLimited(properties['DefaultRouteSettings']) &&
          Object.values((properties['RouteSettings'] ?? {}) as object).every(isLimited),
      ),
      ...breaking(
        resourcesOfType(stack, 'AWS::ApiGateway::Stage'),
        'has no limit',
        ({ properties }) =>
          // What is set for one route holds there in place of what is set for all.
          listAt(properties, 'MethodSettings').every(isLimited) &&
          listAt(properties, 'MethodSettings').some(
            (setting) => at(setting, 'ResourcePath') === '/*' && at(setting, 'HttpMethod') === '*',
          ),
      ),
    ],
  },
  {
    id: 'StagesRecordCalls',
    claim: 'every stage writes who called into a log group of the stack',
    fix: 'Set access logs with a log group of the stack as their destination',
    violations: (stack) =>
      breaking(stages(stack), 'writes no access log of the stack', ({ properties }) =>
        referencedIds(at(accessLog(properties), 'DestinationArn')).some(
          (id) => stack.resources.get(id)?.type === 'AWS::Logs::LogGroup',
        ),
      ),
  },
  {
    id: 'LoggingRolesComeBetween',
    claim:
      "where a stack makes the account's logging role, the role comes after an API, without which an account has no settings, and before every stage that logs",
    fix: 'Let AWS::ApiGateway::Account depend on the API, and the stage on AWS::ApiGateway::Account',
    violations: (stack) => {
      const settings = resourcesOfType(stack, 'AWS::ApiGateway::Account');
      return [
        ...breaking(settings, 'may be made before any API', ({ logicalId }) =>
          [...madeBefore(stack, logicalId)].some((id) => stack.resources.get(id)?.type === 'AWS::ApiGateway::RestApi'),
        ),
        ...breaking(
          resourcesOfType(stack, 'AWS::ApiGateway::Stage'),
          'may be made before the role that it logs with',
          ({ logicalId }) => settings.every((setting) => madeBefore(stack, logicalId).has(setting.logicalId)),
        ),
      ];
    },
  },
  {
    id: 'AccessLogsCarryNothingSent',
    claim: 'no access log carries an address, a header or a body, and no stage traces what is sent',
    fix: 'Take the variable out of the format of the access log; leave DataTraceEnabled off',
    violations: (stack) => [
      ...breaking(stages(stack), 'writes what callers sent', ({ properties }) => {
        const variables = String(at(accessLog(properties), 'Format')).match(/\$context(\.\w+)+|\$input/g) ?? [];
        return variables.length > 0 && variables.every((name) => LOGGED.includes(name));
      }),
      ...breaking(resourcesOfType(stack, 'AWS::ApiGateway::Stage'), 'traces bodies', ({ properties }) =>
        listAt(properties, 'MethodSettings').every((setting) => at(setting, 'DataTraceEnabled') !== true),
      ),
    ],
  },
  {
    id: 'StagesAnswerForThemselves',
    claim: 'no deployment makes a stage of its own, and no stage answers from a store, or from two deployments',
    fix: 'State the stage as a resource, without cache and canary: an answer is kept by its path, whoever asks',
    violations: (stack) => [
      ...breaking(
        resourcesOfType(stack, 'AWS::ApiGateway::Deployment'),
        'makes a stage without limits and logs',
        ({ properties }) => properties['StageName'] === undefined && properties['StageDescription'] === undefined,
      ),
      ...breaking(
        resourcesOfType(stack, 'AWS::ApiGateway::Stage'),
        'has a cache or a canary',
        ({ properties }) =>
          properties['CanarySetting'] === undefined &&
          properties['CacheClusterEnabled'] !== true &&
          listAt(properties, 'MethodSettings').every((setting) => at(setting, 'CachingEnabled') !== true),
      ),
    ],
  },
  {
    id: 'BodiesAreCheckedAndEncoded',
    claim: 'what API Gateway hands to another service itself is validated against a model and encoded whole',
    fix: 'Give the method a validator and a model, set passthroughBehavior NEVER, and put values into $util.urlEncode()',
    violations: (stack) => {
      const found = methods(stack).filter(({ properties }) => at(properties, 'Integration', 'Type') === 'AWS');
      const writing = found.filter(({ properties }) => properties['HttpMethod'] !== 'GET');
      return [
        ...breaking(writing, 'validates no body', ({ properties }) => validates(stack, properties)),
        ...breaking(
          found,
          'passes bodies it has no model for',
          ({ properties }) => at(properties, 'Integration', 'PassthroughBehavior') === 'NEVER',
        ),
        ...breaking(found, 'lets a body add parameters of its own, or takes none', ({ properties }) => {
          const templates = Object.values((at(properties, 'Integration', 'RequestTemplates') ?? {}) as object);
          return (
            templates.length > 0 && templates.every((template) => encodesEverything(String(resolved(stack, template))))
          );
        }),
      ];
    },
  },
  {
    id: 'ApisWaitNoLongerThanTheyCan',
    claim:
      'a REST API is told to wait 29 seconds at most for a whole answer, and 15 minutes for one that it hands on while it is made; an HTTP API 30 seconds',
    fix: 'Shorten the time-out of the integration, or have it stream',
    atSynth: true,
    violations: (stack) => [
      ...breaking(methods(stack), 'waits longer than it can', ({ properties }) => {
        const streams = at(properties, 'Integration', 'ResponseTransferMode') === 'STREAM';
        return Number(at(properties, 'Integration', 'TimeoutInMillis') ?? 0) <= (streams ? 900_000 : REST_TIMEOUT_MS);
      }),
      ...breaking(
        resourcesOfType(stack, 'AWS::ApiGatewayV2::Integration'),
        'waits longer than it can',
        ({ properties }) => Number(properties['TimeoutInMillis'] ?? 0) <= HTTP_TIMEOUT_MS,
      ),
    ],
  },
  {
    id: 'IntegrationsDoOneThing',
    claim: 'API Gateway takes a role that can do one thing to one resource',
    fix: 'Give the integration a role of its own with one action on one ARN',
    violations: (stack) =>
      methods(stack)
        .filter(({ properties }) => at(properties, 'Integration', 'Type') === 'AWS')
        .flatMap(({ logicalId, properties }): Violation[] => {
          const role = referencedId(at(properties, 'Integration', 'Credentials'));
          const [statement, ...others] = role === undefined ? [] : statementsOf(stack, role);
          return others.length === 0 &&
            statement?.effect === 'Allow' &&
            namesOne(statement.action) &&
            namesOne(statement.resource)
            ? []
            : [{ at: role ?? logicalId, problem: 'can do more, or nothing' }];
        }),
  },
];

/** What access logs may say: nothing that a caller wrote. */
const LOGGED = [
  '$context.requestId',
  '$context.requestTime',
  '$context.httpMethod',
  '$context.status',
  '$context.responseLatency',
  '$context.responseLength',
  '$context.resourcePath',
  '$context.routeKey',
  '$context.integrationErrorMessage',
  '$context.integration.status',
  '$context.error.responseType',
];

function methods(stack: StackModel): readonly Resource[] {
  return resourcesOfType(stack, 'AWS::ApiGateway::Method');
}

function stages(stack: StackModel): Resource[] {
  return [...resourcesOfType(stack, 'AWS::ApiGatewayV2::Stage'), ...resourcesOfType(stack, 'AWS::ApiGateway::Stage')];
}

function accessLog(properties: Resource['properties']): unknown {
  return properties['AccessLogSettings'] ?? properties['AccessLogSetting'];
}

function isLimited(settings: unknown): boolean {
  return Number(at(settings, 'ThrottlingRateLimit')) > 0 && Number(at(settings, 'ThrottlingBurstLimit')) > 0;
}

function validates(stack: StackModel, properties: Resource['properties']): boolean {
  const validator = behind(stack, properties['RequestValidatorId'])?.properties;
  const models = Object.values((properties['RequestModels'] ?? {}) as Record<string, unknown>);
  return (
    validator?.['ValidateRequestBody'] === true &&
    validator['ValidateRequestParameters'] === true &&
    models.length > 0 &&
    models.every((model) => behind(stack, model)?.type === 'AWS::ApiGateway::Model')
  );
}

/** Every value stands inside `$util.urlEncode(...)`, so that none can begin a parameter; conditions and variables send nothing. */
function encodesEverything(template: string): boolean {
  const sent = withoutCalls(template, /#(set|if|elseif|foreach)\s*\(|\$util\.urlEncode\(/);
  return template.includes('$util.urlEncode(') && !sent.includes('$');
}

/** A text without what begins like this and ends with the parenthesis that closes it. */
function withoutCalls(text: string, beginning: RegExp): string {
  const match = beginning.exec(text);
  if (!match) return text;
  let end = match.index + match[0].length;
  for (let depth = 1; depth > 0 && end < text.length; end++) {
    if (text[end] === '(') depth++;
    if (text[end] === ')') depth--;
  }
  return text.slice(0, match.index) + withoutCalls(text.slice(end), beginning);
}

/** What a role may do, wherever that stands: in the role, beside it, or in a policy of AWS's own. */
function statementsOf(stack: StackModel, role: string): readonly Statement[] {
  return attachedPolicies(stack, role, {
    managedPolicies: pinnedManagedPolicies,
    references: referencesOf(stack),
  }).flatMap(({ statements }) => statements);
}

function namesOne(listed: Listed | undefined): boolean {
  return listed?.excluded === false && listed.patterns.length === 1 && !/[*?]/.test(listed.patterns[0]!);
}
