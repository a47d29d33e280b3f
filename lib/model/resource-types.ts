import { RESOURCE_TYPE_TABLE, type ResourceType, type Survival } from './resource-type-table';
import type { Resource, StackModel } from './template';
import { UndecidableError } from './undecidable-error';

export type Kind = 'network interface' | 'entry' | 'exit' | 'policy' | 'state' | 'inert';

/**
 * What a type of resource can be.
 *
 * @throws UndecidableError for a type that is not in the table: nobody has said what it opens, sends or keeps
 */
export function resourceType(type: string): ResourceType {
  const reason = own(REFUSED, type);
  if (reason !== undefined) throw new UndecidableError(`${type} is refused: ${reason}`);
  const [vendor, service, name] = type.split('::');
  const known =
    vendor === 'AWS' && name !== undefined ? own(own(RESOURCE_TYPE_TABLE, service!) ?? {}, name) : own(CUSTOM, type);
  if (!known) throw new UndecidableError(`The resource type ${type} is not known; say in the table what it is`);
  return known;
}

/** What a table holds itself, and not what every object has. */
function own<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** @throws UndecidableError for a type that is not in the table */
export function kindsOf(type: string): readonly Kind[] {
  const { networkInterface, entry, exit, policies, state } = resourceType(type);
  const kinds: Kind[] = [
    ...(networkInterface ? (['network interface'] as const) : []),
    ...(entry ? (['entry'] as const) : []),
    ...(exit ? (['exit'] as const) : []),
    ...(policies ? (['policy'] as const) : []),
    ...(state ? (['state'] as const) : []),
  ];
  return kinds.length > 0 ? kinds : ['inert'];
}

/** Resources of a stack that keep something a deletion would lose, each with the deletion policy that keeps it. */
export function statefulResources(stack: StackModel): readonly { resource: Resource; survival: Survival }[] {
  return [...stack.resources.values()].flatMap((resource) => {
    const { state } = resourceType(resource.type);
    return state ? [{ resource, survival: state }] : [];
  });
}

/** Resources of a stack whose type is not in the table, one line each: what every other answer about the stack leaves open. */
export function unknownTypes(stack: StackModel): string[] {
  return [...stack.resources.values()].flatMap(({ logicalId, type }) => {
    try {
      resourceType(type);
      return [];
    } catch (error) {
      return [`${logicalId}: ${(error as Error).message}`];
    }
  });
}

/** Types whose content is not in the template, so that no statement about the template would speak of it. */
const REFUSED: Readonly<Record<string, string>> = {
  'AWS::CloudFormation::Stack': 'what a nested stack holds is in another template',
  'AWS::CloudFormation::StackSet': 'what a stack set holds is in another template',
  'AWS::CloudFormation::Macro': 'a macro rewrites the template after it was judged',
  'AWS::EC2::NetworkAcl': 'reach reads security groups and routes, and no access lists',
  'AWS::EC2::NetworkAclEntry': 'reach reads security groups and routes, and no access lists',
  'AWS::EC2::SubnetNetworkAclAssociation': 'reach reads security groups and routes, and no access lists',
  'AWS::IAM::ServiceLinkedRole': 'what a role of a service may do is nowhere in a template',
  'AWS::ServiceCatalog::CloudFormationProvisionedProduct': 'what a product holds is in another template',
};

/** The library's own custom resources, each a function of the stack that does one thing at a deployment. */
const CUSTOM: Readonly<Record<string, ResourceType>> = {
  'Custom::CDKBucketDeployment': {},
  'Custom::CrossRegionExportReader': {},
  'Custom::CrossRegionExportWriter': {},
  'Custom::S3AutoDeleteObjects': {},
  'Custom::S3BucketNotifications': {},
  'Custom::VpcRestrictDefaultSG': {},
};
