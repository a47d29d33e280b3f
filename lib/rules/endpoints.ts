import { networkInterfaces } from '../model/reach/network-interfaces';
import { subnetKinds } from '../model/reach/routes';
import { referencedId, referencedIds } from '../model/references';
import { type Resource, resourcesOfType, type StackModel } from '../model/template';
import { type Process, processesOf, servicesCalled } from './processes';
import { behind, breaking, listAt, resolved } from './reading';
import type { Rule, Violation } from './rule';

/** Services that are not called through an endpoint: Lambda does it for its functions, or a database or a domain itself answers. */
const CALLED_ELSEWHERE = ['ec2', 'es', 'logs', 'rds-db', 'xray'];

/** Names of services in addresses of endpoints, where actions spell them otherwise. */
const ENDPOINT_NAMES: Readonly<Record<string, string>> = {
  aoss: 'aoss-data',
  bedrock: 'bedrock-runtime',
  ses: 'email',
};

export const endpointRules: readonly Rule[] = [
  {
    id: 'IsolatedCodeReachesItsServices',
    claim: 'code in a subnet without a way to the internet finds an endpoint of every service that its role may call',
    fix: 'Add the endpoint to the network, for every subnet of the code',
    violations: (stack) => {
      const kinds = subnetKinds(stack);
      return networkInterfaces(stack).flatMap(({ holder, subnets }): Violation[] => {
        const isolated = subnets.filter((subnet) => kinds.get(subnet) === 'isolated');
        const process = processHeldBy(stack, holder);
        if (isolated.length === 0 || !process) return [];
        return [...servicesCalled(stack, process)]
          .filter((service) => !CALLED_ELSEWHERE.includes(service))
          .filter((service) => !serves(stack, ENDPOINT_NAMES[service] ?? service, isolated))
          .map((service) => ({ at: holder, problem: `cannot reach ${service}` }));
      });
    },
  },
  {
    id: 'EndpointsAnswerByTheirNames',
    claim: 'endpoints answer to the names that the SDK asks for',
    fix: 'Set PrivateDnsEnabled, and both DNS attributes of the network',
    violations: (stack) =>
      breaking(interfaceEndpoints(stack), 'has no name that anybody asks for', ({ properties }) => {
        const network = behind(stack, properties['VpcId'])?.properties;
        return (
          properties['PrivateDnsEnabled'] === true &&
          network?.['EnableDnsSupport'] === true &&
          network['EnableDnsHostnames'] === true
        );
      }),
  },
];

function interfaceEndpoints(stack: StackModel): Resource[] {
  return resourcesOfType(stack, 'AWS::EC2::VPCEndpoint').filter(
    ({ properties }) => properties['VpcEndpointType'] === 'Interface',
  );
}

/** What runs behind an interface: a function, an instance, or what a group of machines starts. */
function processHeldBy(stack: StackModel, holder: string): Process | undefined {
  const started = referencedIds(stack.resources.get(holder)?.properties);
  return processesOf(stack).find(
    ({ logicalId }) =>
      logicalId === holder ||
      (stack.resources.get(holder)?.type === 'AWS::AutoScaling::AutoScalingGroup' && started.includes(logicalId)),
  );
}

/** Interface endpoints serve their whole network; gateway endpoints, subnets whose route table has them. */
function serves(stack: StackModel, service: string, subnets: readonly string[]): boolean {
  return resourcesOfType(stack, 'AWS::EC2::VPCEndpoint').some(({ properties }) => {
    if (!String(resolved(stack, properties['ServiceName'])).endsWith(`.${stack.region}.${service}`)) return false;
    const network = referencedId(properties['VpcId']);
    if (subnets.some((subnet) => referencedId(stack.resources.get(subnet)?.properties['VpcId']) !== network))
      return false;
    if (properties['VpcEndpointType'] === 'Interface') return listAt(properties, 'SubnetIds').length > 0;
    const tables = listAt(properties, 'RouteTableIds').map(referencedId);
    return subnets.every((subnet) => tables.includes(routeTableOf(stack, subnet)));
  });
}

function routeTableOf(stack: StackModel, subnet: string): string | undefined {
  const association = resourcesOfType(stack, 'AWS::EC2::SubnetRouteTableAssociation').find(
    ({ properties }) => referencedId(properties['SubnetId']) === subnet,
  );
  return referencedId(association?.properties['RouteTableId']);
}
