import { referencedId, referencedIds } from '../../../lib/model/references';
import { type Resource, resourcesOfType, type StackModel } from '../../../lib/model/template';
import type { AppVariant as Variant } from '../app-variant';
import type { Proof } from '../proof';
import { at, breaking, listAt, resolved } from '../reading';

const isAsync = ({ pattern }: Variant) => pattern === 'async';
const isDirect = (variant: Variant) => isAsync(variant) && variant.config.async?.producer === 'direct';

export const apiProofs: readonly Proof[] = [
  {
    rule: 'X9',
    claim: 'every route of every API asks who calls',
    about: isAsync,
    violations: ({ stack }) => {
      const routes = [
        ...resourcesOfType(stack, 'AWS::ApiGatewayV2::Route'),
        ...resourcesOfType(stack, 'AWS::ApiGateway::Method'),
      ];
      return [
        ...(routes.length > 0 ? [] : ['there is no route']),
        ...breaking(routes, 'lets anybody in', ({ properties }) => properties['AuthorizationType'] === 'AWS_IAM'),
      ];
    },
  },
  {
    rule: 'X9',
    claim: 'every stage slows callers down',
    about: isAsync,
    violations: ({ stack }) => [
      ...breaking(resourcesOfType(stack, 'AWS::ApiGatewayV2::Stage'), 'has no limit', ({ properties }) =>
        isLimited(properties['DefaultRouteSettings']),
      ),
      ...breaking(resourcesOfType(stack, 'AWS::ApiGateway::Stage'), 'has no limit', ({ properties }) =>
        listAt(properties, 'MethodSettings').some(
          (setting) => at(setting, 'ResourcePath') === '/*' && at(setting, 'HttpMethod') === '*' && isLimited(setting),
        ),
      ),
    ],
  },
  {
    rule: 'X9',
    claim: 'every stage writes who called into a log group of the stack',
    about: isAsync,
    violations: ({ stack }) =>
      breaking(stages(stack), 'writes no access log of the stack', ({ properties }) => {
        const settings = properties['AccessLogSettings'] ?? properties['AccessLogSetting'];
        return referencedIds(at(settings, 'DestinationArn')).some(
          (id) => stack.resources.get(id)?.type === 'AWS::Logs::LogGroup',
        );
      }),
  },
  {
    rule: 'X15',
    claim: 'no access log carries an address, a header or a body',
    about: isAsync,
    violations: ({ stack }) =>
      breaking(stages(stack), 'writes what callers sent', ({ properties }) => {
        const settings = properties['AccessLogSettings'] ?? properties['AccessLogSetting'];
        const variables = String(at(settings, 'Format')).match(/\$context(\.\w+)+|\$input/g) ?? [];
        return variables.length > 0 && variables.every((name) => LOGGED.includes(name));
      }),
  },
  {
    rule: 'A7',
    claim: 'a body that API Gateway hands to the queue itself is validated against a model and encoded whole',
    about: isDirect,
    violations: ({ stack }) => {
      const methods = resourcesOfType(stack, 'AWS::ApiGateway::Method').filter(
        ({ properties }) => at(properties, 'Integration', 'Type') === 'AWS',
      );
      return [
        ...(methods.length > 0 ? [] : ['no method hands anything to a queue']),
        ...breaking(methods, 'validates no body', ({ properties }) => validates(stack, properties)),
        ...breaking(
          methods,
          'passes bodies it has no model for',
          ({ properties }) => at(properties, 'Integration', 'PassthroughBehavior') === 'NEVER',
        ),
        ...breaking(methods, 'lets a body add parameters of its own', ({ properties }) =>
          Object.values((at(properties, 'Integration', 'RequestTemplates') ?? {}) as Record<string, unknown>).every(
            (template) => encodesEverything(String(resolved(stack, template))),
          ),
        ),
      ];
    },
  },
  {
    rule: 'A7',
    claim: 'API Gateway takes a role that can do one thing to one queue',
    about: isDirect,
    violations: ({ stack }) => {
      const roles = resourcesOfType(stack, 'AWS::ApiGateway::Method')
        .filter(({ properties }) => at(properties, 'Integration', 'Type') === 'AWS')
        .map(({ properties }) => referencedId(at(properties, 'Integration', 'Credentials')));
      return roles.flatMap((role) => {
        const statements = [...stack.resources.values()]
          .filter(
            ({ type, properties }) =>
              type === 'AWS::IAM::Policy' && listAt(properties, 'Roles').some((at) => referencedId(at) === role),
          )
          .flatMap(({ properties }) => listAt(properties, 'PolicyDocument', 'Statement'));
        const [statement, ...others] = statements;
        return role &&
          others.length === 0 &&
          at(statement, 'Action') === 'sqs:SendMessage' &&
          at(statement, 'Resource') !== '*'
          ? []
          : [`${role ?? 'no role'} can do more, or something else`];
      });
    },
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

function stages(stack: StackModel): Resource[] {
  return [...resourcesOfType(stack, 'AWS::ApiGatewayV2::Stage'), ...resourcesOfType(stack, 'AWS::ApiGateway::Stage')];
}

function isLimited(settings: unknown): boolean {
  return Number(at(settings, 'ThrottlingRateLimit')) > 0 && Number(at(settings, 'ThrottlingBurstLimit')) > 0;
}

function validates(stack: StackModel, properties: Resource['properties']): boolean {
  const validator = stack.resources.get(referencedId(properties['RequestValidatorId']) ?? '');
  const models = Object.values((properties['RequestModels'] ?? {}) as Record<string, unknown>);
  return (
    at(validator?.properties, 'ValidateRequestBody') === true &&
    at(validator?.properties, 'ValidateRequestParameters') === true &&
    models.length > 0 &&
    models.every((model) => stack.resources.get(referencedId(model) ?? '')?.type === 'AWS::ApiGateway::Model')
  );
}

/** Every value that the caller sends stands inside `$util.urlEncode(...)`, so that none of them can begin a parameter. */
function encodesEverything(template: string): boolean {
  const outside = template
    .replace(/#set\s*\([^\n]*\)/g, '')
    .replace(/#(if|elseif)\s*\([^\n]*\)/g, '')
    .replace(/\$util\.urlEncode\((?:[^()]|\([^()]*\))*\)/g, '');
  return template.includes('MessageBody=$util.urlEncode(') && !/\$input|\$context\.identity/.test(outside);
}
