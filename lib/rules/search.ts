import { madeBefore } from '../model/made-before';
import { at, objectsAt } from '../model/property-path';
import { type Resource, resourcesOfType, type StackModel } from '../model/template';
import { arnOf, behind, breaking, listAt, resolved } from './reading';
import type { Rule, Violation } from './rule';
import { modeOf } from './tags';

/** What a domain writes of itself: who did what, what went wrong, and what took long. */
const LOGS_OF_DOMAINS = ['AUDIT_LOGS', 'ES_APPLICATION_LOGS', 'INDEX_SLOW_LOGS', 'SEARCH_SLOW_LOGS'];
const TLS_OF_DOMAINS = 'Policy-Min-TLS-1-2-PFS-2023-10';
/** As many as keep order when one goes (Opensearch.6 and .11). */
const NODES_IN_PRODUCTION = 3;

const COLLECTIONS = 'AWS::OpenSearchServerless::Collection';

/** OpenSearch, as collections without servers and as domains of them. */
export const searchRules: readonly Rule[] = [
  {
    id: 'CollectionsWaitForTheirPolicies',
    claim:
      'a collection is made after the policies that encrypt it and say how it is reached, and in a group that rests when nobody asks and has a ceiling',
    fix: 'Let the collection depend on both policies and its group; give the group NEXTGEN, no minimum, and a maximum',
    atSynth: true,
    violations: (stack) =>
      resourcesOfType(stack, COLLECTIONS).flatMap(({ logicalId, properties }): Violation[] => {
        const before = madeBefore(stack, logicalId);
        const name = resolved(stack, properties['Name']);
        const isSaidBefore = (type: string) =>
          securityPolicies(stack).some(
            (policy) =>
              policy.type === type && before.has(policy.logicalId) && policy.about.includes(`collection/${name}`),
          );
        const group = resourcesOfType(stack, 'AWS::OpenSearchServerless::CollectionGroup').find(
          (each) => resolved(stack, each.properties['Name']) === resolved(stack, properties['CollectionGroupName']),
        );
        return [
          ...['encryption', 'network']
            .filter((type) => !isSaidBefore(type))
            .map((type) => ({ at: logicalId, problem: `is made before its ${type} policy` })),
          ...(group && before.has(group.logicalId) && restsAndEnds(group)
            ? []
            : [{ at: logicalId, problem: 'is in no group that rests and has a ceiling' }]),
        ];
      }),
  },
  {
    id: 'CollectionsLetExactRolesIn',
    claim:
      'the data of a collection is for roles of the stack, named one by one, each with what it does there; in production an endpoint of the network alone leads to it',
    fix: 'Name roles, permissions and the collection without a wildcard; AllowFromPublic false and SourceVPCEs in production',
    atSynth: true,
    violations: (stack) => [...wideAccess(stack), ...wideNetworks(stack)],
  },
  {
    id: 'DomainsAreClosed',
    claim:
      'a domain stands in a network, is encrypted on disk, between its nodes and on the way, asks inside too who may do what, and writes down who did; in production it outlives a node',
    fix: 'Set VPCOptions, both encryptions, HTTPS with TLS 1.2 and forward secrecy, fine-grained access control with a role of the stack, four logs, and three nodes with three masters in production',
    violations: (stack) => [
      ...breaking(domains(stack), 'is not', (domain) => isClosed(stack, domain)),
      ...(modeOf(stack) === 'classroom' ? [] : breaking(domains(stack), 'does not outlive a node', outlivesANode)),
    ],
  },
];

function domains(stack: StackModel): readonly Resource[] {
  return resourcesOfType(stack, 'AWS::OpenSearchService::Domain');
}

function isClosed(stack: StackModel, { properties }: Resource): boolean {
  const inside = properties['AdvancedSecurityOptions'];
  return (
    listAt(properties, 'VPCOptions', 'SubnetIds').length > 0 &&
    at(properties, 'EncryptionAtRestOptions', 'Enabled') === true &&
    at(properties, 'NodeToNodeEncryptionOptions', 'Enabled') === true &&
    at(properties, 'DomainEndpointOptions', 'EnforceHTTPS') === true &&
    at(properties, 'DomainEndpointOptions', 'TLSSecurityPolicy') === TLS_OF_DOMAINS &&
    at(inside, 'Enabled') === true &&
    at(inside, 'InternalUserDatabaseEnabled') === false &&
    at(inside, 'AnonymousAuthEnabled') !== true &&
    behind(stack, at(inside, 'MasterUserOptions', 'MasterUserARN'))?.type === 'AWS::IAM::Role' &&
    at(properties, 'SoftwareUpdateOptions', 'AutoSoftwareUpdateEnabled') === true &&
    LOGS_OF_DOMAINS.every((log) => {
      const published = at(properties, 'LogPublishingOptions', log);
      const group = behind(stack, at(published, 'CloudWatchLogsLogGroupArn'));
      return at(published, 'Enabled') === true && group?.type === 'AWS::Logs::LogGroup';
    })
  );
}

function outlivesANode({ properties }: Resource): boolean {
  const cluster = properties['ClusterConfig'];
  return (
    Number(at(cluster, 'InstanceCount')) >= NODES_IN_PRODUCTION &&
    at(cluster, 'DedicatedMasterEnabled') === true &&
    Number(at(cluster, 'DedicatedMasterCount')) >= NODES_IN_PRODUCTION &&
    at(cluster, 'ZoneAwarenessEnabled') === true
  );
}

function restsAndEnds({ properties }: Resource): boolean {
  const limit = (name: string) => at(properties, 'CapacityLimits', name);
  return (
    properties['Generation'] === 'NEXTGEN' &&
    ['Search', 'Indexing'].every(
      (what) => limit(`Min${what}CapacityInOcu`) === 0 && Number(limit(`Max${what}CapacityInOcu`)) > 0,
    )
  );
}

/** A policy that encrypts collections or says how they are reached. */
interface SecurityPolicy {
  readonly logicalId: string;
  readonly type: unknown;
  readonly rules: readonly Readonly<Record<string, unknown>>[];
  /** What it speaks about, by its service's own names. */
  readonly about: readonly string[];
}

function securityPolicies(stack: StackModel): readonly SecurityPolicy[] {
  return resourcesOfType(stack, 'AWS::OpenSearchServerless::SecurityPolicy').map(({ logicalId, properties }) => {
    const rules = objectsAt([writtenOut(stack, properties['Policy'])].flat());
    return { logicalId, type: properties['Type'], rules, about: rules.flatMap((rule) => spokenOf(rule)) };
  });
}

function wideAccess(stack: StackModel): Violation[] {
  const roles = resourcesOfType(stack, 'AWS::IAM::Role').map(({ logicalId }) => arnOf(stack, logicalId));
  const names = resourcesOfType(stack, COLLECTIONS).map(({ properties }) =>
    String(resolved(stack, properties['Name'])),
  );
  return resourcesOfType(stack, 'AWS::OpenSearchServerless::AccessPolicy').flatMap(({ logicalId, properties }) =>
    objectsAt([writtenOut(stack, properties['Policy'])].flat()).flatMap((rule): Violation[] => [
      ...listAt(rule, 'Principal')
        .filter((principal) => !roles.includes(String(principal)))
        .map((principal) => ({ at: logicalId, problem: `lets ${principal} in, which is no role of the stack` })),
      ...spokenOf(rule)
        .filter((about) => !names.includes(about.split('/')[1]!))
        .map((about) => ({ at: logicalId, problem: `speaks of ${about}, which is not of the stack` })),
      ...objectsAt(rule, 'Rules')
        .flatMap((each) => listAt(each, 'Permission'))
        .filter((permission) => String(permission).includes('*'))
        .map((permission) => ({ at: logicalId, problem: `allows ${permission}` })),
    ]),
  );
}

function wideNetworks(stack: StackModel): Violation[] {
  if (modeOf(stack) === 'classroom') return [];
  const endpoints = resourcesOfType(stack, 'AWS::EC2::VPCEndpoint').map(({ logicalId }) =>
    String(resolved(stack, { Ref: logicalId })),
  );
  return securityPolicies(stack)
    .filter(({ type }) => type === 'network')
    .filter(({ rules }) =>
      rules.some((rule) => {
        const doors = listAt(rule, 'SourceVPCEs');
        const isOwn = doors.length > 0 && doors.every((door) => endpoints.includes(String(door)));
        return rule['AllowFromPublic'] !== false || !isOwn || listAt(rule, 'SourceServices').length > 0;
      }),
    )
    .map(({ logicalId }) => ({ at: logicalId, problem: 'is reached from elsewhere than an endpoint of the network' }));
}

function spokenOf(rule: unknown): string[] {
  return objectsAt(rule, 'Rules').flatMap((each) => listAt(each, 'Resource').map(String));
}

/** Policies of collections are JSON in a text, made of pieces. */
function writtenOut(stack: StackModel, policy: unknown): unknown {
  return JSON.parse(String(resolved(stack, policy)));
}
