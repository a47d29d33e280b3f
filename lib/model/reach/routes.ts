import { resourceBehind } from '../references';
import { type Resource, resourcesOfType, type StackModel } from '../template';
import { UndecidableError } from '../undecidable-error';
import type { Family } from './address-block';

/** Where packets for the internet go: to its gateway, through a gateway or machine that lets nothing in, or nowhere. */
export type SubnetKind = 'public' | 'private' | 'isolated';

/**
 * What kind of subnet each subnet of a stack is, by the routes of its route table. A subnet that is bound to no table has the main
 * table of its VPC, which a template can give no routes: it is isolated.
 *
 * @throws UndecidableError for a route whose target is not known, and for a subnet or table that is not in the stack
 */
export function subnetKinds(stack: StackModel): ReadonlyMap<string, SubnetKind> {
  const byTable = new Map<string, Set<SubnetKind>>();
  for (const route of resourcesOfType(stack, 'AWS::EC2::Route')) {
    const table = tableOf(stack, route);
    byTable.set(table, (byTable.get(table) ?? new Set()).add(targetOf(stack, route).kind));
  }
  const tables = subnetTables(stack);
  return new Map(
    resourcesOfType(stack, 'AWS::EC2::Subnet').map(({ logicalId, properties }) => {
      // The main table of a network made elsewhere can hold any route.
      resourceBehind(stack, properties['VpcId'], ['AWS::EC2::VPC'], `${logicalId} VpcId`);
      const kinds = byTable.get(tables.get(logicalId) ?? '');
      return [logicalId, kinds?.has('public') ? 'public' : kinds?.has('private') ? 'private' : 'isolated'];
    }),
  );
}

/**
 * The families of addresses for which a gateway of the internet takes in and sends out packets of each subnet.
 *
 * @throws UndecidableError as subnetKinds does
 */
export function routedFamilies(stack: StackModel): ReadonlyMap<string, readonly Family[]> {
  const toGateway = resourcesOfType(stack, 'AWS::EC2::Route').filter(
    (route) => targetOf(stack, route).kind === 'public',
  );
  return new Map(
    [...subnetTables(stack)].map(([subnet, table]) => [
      subnet,
      toGateway.filter((route) => tableOf(stack, route) === table).flatMap(familiesOfRoute),
    ]),
  );
}

/** A prefix list holds addresses of one family, and the template does not say which. */
function familiesOfRoute({ properties }: Resource): readonly Family[] {
  if (properties['DestinationIpv6CidrBlock'] !== undefined) return [6];
  return properties['DestinationCidrBlock'] === undefined ? [4, 6] : [4];
}

/**
 * The machines and interfaces that pass on what subnets send, by the subnets: those that a route of their table leads to.
 *
 * @throws UndecidableError as subnetKinds does
 */
export function forwarders(stack: StackModel): ReadonlyMap<string, readonly string[]> {
  const byTable = new Map<string, string[]>();
  for (const route of resourcesOfType(stack, 'AWS::EC2::Route')) {
    const { resource } = targetOf(stack, route);
    if (!FORWARDERS.includes(resource.type)) continue;
    const table = tableOf(stack, route);
    byTable.set(table, [...new Set([...(byTable.get(table) ?? []), resource.logicalId])]);
  }
  return new Map([...subnetTables(stack)].map(([subnet, table]) => [subnet, byTable.get(table) ?? []]));
}

const FORWARDERS = ['AWS::EC2::Instance', 'AWS::EC2::NetworkInterface'];

function tableOf(stack: StackModel, { logicalId, properties }: Resource): string {
  const place = `${logicalId} RouteTableId`;
  return resourceBehind(stack, properties['RouteTableId'], ['AWS::EC2::RouteTable'], place).logicalId;
}

/** The route table of each subnet that is bound to one. */
function subnetTables(stack: StackModel): ReadonlyMap<string, string> {
  const tables = new Map<string, string>();
  for (const { logicalId, properties } of resourcesOfType(stack, 'AWS::EC2::SubnetRouteTableAssociation')) {
    const subnet = resourceBehind(stack, properties['SubnetId'], ['AWS::EC2::Subnet'], `${logicalId} SubnetId`);
    const table = resourceBehind(
      stack,
      properties['RouteTableId'],
      ['AWS::EC2::RouteTable'],
      `${logicalId} RouteTableId`,
    );
    if (tables.has(subnet.logicalId)) throw new UndecidableError(`${subnet.logicalId} is bound to two route tables`);
    tables.set(subnet.logicalId, table.logicalId);
  }
  return tables;
}

/** Targets by the property that names them. Whatever lets packets in from outside beside an internet gateway is not among them. */
const TARGETS: Readonly<Record<string, { readonly types: readonly string[]; readonly kind: SubnetKind }>> = {
  GatewayId: { types: ['AWS::EC2::InternetGateway'], kind: 'public' },
  NatGatewayId: { types: ['AWS::EC2::NatGateway'], kind: 'private' },
  EgressOnlyInternetGatewayId: { types: ['AWS::EC2::EgressOnlyInternetGateway'], kind: 'private' },
  InstanceId: { types: ['AWS::EC2::Instance'], kind: 'private' },
  NetworkInterfaceId: { types: ['AWS::EC2::NetworkInterface', 'AWS::EC2::Instance'], kind: 'private' },
};

const NO_TARGETS = ['RouteTableId', 'DestinationCidrBlock', 'DestinationIpv6CidrBlock', 'DestinationPrefixListId'];

function targetOf(
  stack: StackModel,
  { logicalId, properties }: Resource,
): { readonly resource: Resource; readonly kind: SubnetKind } {
  const [name, ...others] = Object.keys(properties).filter((property) => !NO_TARGETS.includes(property));
  const target = name === undefined ? undefined : TARGETS[name];
  if (!target || others.length > 0) {
    throw new UndecidableError(`The route ${logicalId} leads to ${name ?? 'nothing'}, which is not understood`);
  }
  const resource = resourceBehind(stack, properties[name!], target.types, `${logicalId} ${name}`);
  return { resource, kind: target.kind };
}
