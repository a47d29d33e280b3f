import { machinesBehind } from '../../../lib/model/balanced-machines';
import { linkedIntegrations } from '../../../lib/model/linked-integrations';
import { at } from '../../../lib/model/property-path';
import { referencedIds } from '../../../lib/model/references';
import { type Resource, resourcesOfType, type StackModel } from '../../../lib/model/template';
import type { TableProof } from './table-proof';

export const wiringTable: TableProof = {
  table: 'wiring',
  claim:
    'everything acts with the role, leads to what, changes on the way, writes where and sends as whom the list says',
  read: (stack) => [
    ...actors(stack),
    ...leads(stack),
    ...mapped(stack),
    ...made(stack),
    ...writers(stack),
    ...senders(stack),
  ],
};

/** Whatever names a role, save policies, whose holders and principals stand in tables of their own. */
function actors(stack: StackModel): string[] {
  return [...stack.resources.values()]
    .filter(({ type }) => !type.endsWith('Policy'))
    .flatMap(({ logicalId, properties }) =>
      ofTypes(stack, properties, ['AWS::IAM::Role', 'AWS::IAM::InstanceProfile']).map(
        (role) => `${logicalId} acts as ${role}`,
      ),
    );
}

/** What a way in or a mapping leads to. */
function leads(stack: StackModel): string[] {
  const behind = [
    'AWS::ElasticLoadBalancingV2::Listener',
    'AWS::Lambda::Function',
    'AWS::SQS::Queue',
    'AWS::DynamoDB::GlobalTable',
    'AWS::StepFunctions::StateMachine',
  ];
  const line = ({ logicalId }: Resource, value: unknown) =>
    ofTypes(stack, value, behind).map((target) => `${logicalId} leads to ${target}`);
  return [
    ...resourcesOfType(stack, 'AWS::ApiGateway::Method').flatMap((method) =>
      line(method, at(method.properties, 'Integration', 'Uri')),
    ),
    ...resourcesOfType(stack, 'AWS::ApiGatewayV2::Route').flatMap((route) =>
      ofTypes(stack, route.properties['Target'], ['AWS::ApiGatewayV2::Integration']).flatMap((integration) =>
        line(route, stack.resources.get(integration)!.properties),
      ),
    ),
    ...linkedIntegrations(stack)
      .filter(({ api }) => api === 'rest')
      .map(({ logicalId, machines }) => `${logicalId} leads to ${machines().listener.logicalId}`),
    ...resourcesOfType(stack, 'AWS::ElasticLoadBalancingV2::Listener').flatMap(({ logicalId }) =>
      machinesBehind(stack, { Ref: logicalId }, logicalId).groups.map(
        (group) => `${logicalId} leads to ${group.logicalId}`,
      ),
    ),
    ...resourcesOfType(stack, 'AWS::Lambda::EventSourceMapping').flatMap((mapping) =>
      ofTypes(stack, mapping.properties['EventSourceArn'], behind).flatMap((source) =>
        line({ ...mapping, logicalId: source }, mapping.properties['FunctionName']),
      ),
    ),
  ];
}

/** What an API changes in a request on its way: an HTTP API, or a REST API over a link. */
function mapped(stack: StackModel): string[] {
  const methods = linkedIntegrations(stack)
    .filter(({ api }) => api === 'rest')
    .map(({ logicalId }) => {
      const integration = at(stack.resources.get(logicalId)?.properties, 'Integration');
      return {
        logicalId,
        changes: at(integration, 'RequestParameters'),
        asks: at(integration, 'IntegrationHttpMethod'),
      };
    });
  const integrations = resourcesOfType(stack, 'AWS::ApiGatewayV2::Integration').map(({ logicalId, properties }) => ({
    logicalId,
    changes: properties['RequestParameters'],
    asks: properties['IntegrationMethod'],
  }));
  return [...methods, ...integrations].flatMap(({ logicalId, changes, asks }) => [
    ...Object.entries((changes ?? {}) as object).map(([what, value]) => `${logicalId} ${what} with ${value}`),
    ...(asks === undefined ? [] : [`${logicalId} asks by ${asks}`]),
  ]);
}

/** Which function makes resources of a type of our own, or of the library's. */
function made(stack: StackModel): string[] {
  const lines = [...stack.resources.values()].flatMap(({ type, properties }) =>
    ofTypes(stack, properties['ServiceToken'], ['AWS::Lambda::Function']).map((by) => `${type} is made by ${by}`),
  );
  return [...new Set(lines)];
}

/** Who writes into which log group. */
function writers(stack: StackModel): string[] {
  return [...stack.resources.values()]
    .filter(({ type }) => !type.endsWith('Policy') && type !== 'AWS::CloudWatch::Dashboard')
    .flatMap(({ logicalId, properties }) =>
      ofTypes(stack, properties, ['AWS::Logs::LogGroup']).map((group) => `${logicalId} writes to ${group}`),
    );
}

/** Addresses and domains that the stack makes its own, and takes away from the account when it goes. */
function senders(stack: StackModel): string[] {
  return resourcesOfType(stack, 'AWS::SES::EmailIdentity').map(
    ({ logicalId, properties }) => `${logicalId} is ${String(properties['EmailIdentity'])} of SES`,
  );
}

function ofTypes(stack: StackModel, value: unknown, types: readonly string[]): string[] {
  return [...new Set(referencedIds(value))].filter((id) => types.includes(stack.resources.get(id)?.type ?? ''));
}
