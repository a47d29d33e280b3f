import { type Mutant, type RawTemplate, resource } from '../../proofs/mutant';

const CLASSROOM = 'rag classroom domain';
const PRODUCTION = 'rag production domain';

type Properties = ReturnType<typeof resource>['Properties'];
const domain = (template: RawTemplate): Properties => resource(template, 'PassageDomain').Properties;

/** A domain that lacks one of what closes it. */
const open = (fault: string, change: (properties: Properties) => void): Mutant => ({
  fault,
  rule: 'DomainsAreClosed',
  variant: CLASSROOM,
  change: (template) => change(domain(template)),
});

/** OpenSearch on nodes of its own. */
export const domainMutants: readonly Mutant[] = [
  open('the domain is not encrypted on disk', (properties) => {
    properties['EncryptionAtRestOptions'].Enabled = false;
  }),
  open('nodes of the domain speak in the open', (properties) => {
    delete properties['NodeToNodeEncryptionOptions'];
  }),
  open('the domain answers without TLS', (properties) => {
    properties['DomainEndpointOptions'].EnforceHTTPS = false;
  }),
  open('the domain answers by an old TLS', (properties) => {
    properties['DomainEndpointOptions'].TLSSecurityPolicy = 'Policy-Min-TLS-1-0-2019-07';
  }),
  open('the domain has users with passwords', (properties) => {
    properties['AdvancedSecurityOptions'].InternalUserDatabaseEnabled = true;
  }),
  open('the domain asks nobody inside', (properties) => {
    properties['AdvancedSecurityOptions'].Enabled = false;
  }),
  open('the domain lets anybody of the network in', (properties) => {
    properties['AdvancedSecurityOptions'].AnonymousAuthEnabled = true;
  }),
  open('the master of the domain is of another account', (properties) => {
    properties['AdvancedSecurityOptions'].MasterUserOptions.MasterUserARN = 'arn:aws:iam::999988887777:role/other';
  }),
  open('nobody knows who did what in the domain', (properties) => {
    delete properties['LogPublishingOptions'].AUDIT_LOGS;
  }),
  open('the domain stands on the internet', (properties) => {
    delete properties['VPCOptions'];
  }),
  open('the domain keeps the faults that it has', (properties) => {
    properties['SoftwareUpdateOptions'].AutoSoftwareUpdateEnabled = false;
  }),
  {
    fault: 'a domain in production goes with one node',
    rule: 'DomainsAreClosed',
    variant: PRODUCTION,
    change: (template) => {
      domain(template)['ClusterConfig'].InstanceCount = 1;
    },
  },
  {
    fault: 'nobody keeps order among the nodes of a domain in production',
    rule: 'DomainsAreClosed',
    variant: PRODUCTION,
    change: (template) => {
      domain(template)['ClusterConfig'].DedicatedMasterEnabled = false;
    },
  },
  {
    fault: 'a domain in production lies in one zone',
    rule: 'NetworksSpanZones',
    variant: PRODUCTION,
    change: (template) => {
      domain(template)['VPCOptions'].SubnetIds = domain(template)['VPCOptions'].SubnetIds.slice(0, 1);
    },
  },
  {
    fault: 'the search of another account writes into the logs of the domain',
    rule: 'admissions',
    variant: CLASSROOM,
    change: (template) => {
      const join = resource(template, 'PassageDomainMayLogResourcePolicy').Properties['PolicyDocument']['Fn::Join'];
      join[1] = join[1].map((piece: unknown) =>
        typeof piece === 'string' ? piece.replace('aws:SourceAccount', 'aws:PrincipalAccount') : piece,
      );
    },
  },
  {
    fault: 'whoever searches may delete indexes of the domain',
    rule: 'roles',
    variant: CLASSROOM,
    change: (template) => {
      for (const { Type, Properties } of Object.values(template.Resources))
        if (Type === 'AWS::IAM::Policy' && JSON.stringify(Properties['Roles']).includes('FunctionsSearchRole'))
          Properties['PolicyDocument'].Statement.push({ Effect: 'Allow', Action: 'es:ESHttpDelete', Resource: '*' });
    },
  },
];
