import { first, type Mutant, type RawTemplate, resource } from '../../proofs/mutant';

const POSTGRES = 'web classroom postgres nat-instance';
const MYSQL = 'web production mysql nat-gateway';

const parameters = (template: RawTemplate) => first(template, 'AWS::RDS::DBParameterGroup').Properties['Parameters'];
const instance = (template: RawTemplate) => first(template, 'AWS::RDS::DBInstance').Properties;

/** The data tier. */
export const databaseMutants: readonly Mutant[] = [
  {
    fault: 'PostgreSQL takes connections without TLS',
    rule: 'DatabasesAskForTls',
    variant: POSTGRES,
    change: (template) => {
      parameters(template)['rds.force_ssl'] = '0';
    },
  },
  {
    fault: 'MySQL takes connections without TLS',
    rule: 'DatabasesAskForTls',
    variant: MYSQL,
    change: (template) => {
      delete parameters(template)['require_secure_transport'];
    },
  },
  {
    fault: 'the database has an address on the internet',
    rule: 'DatabasesAreClosed',
    variant: POSTGRES,
    change: (template) => {
      instance(template)['PubliclyAccessible'] = true;
    },
  },
  {
    fault: 'the load balancer may open connections to the database',
    rule: 'reach',
    variant: MYSQL,
    change: (template) => {
      const rule = Object.values(template.Resources).find(
        ({ Type, Properties }) =>
          Type === 'AWS::EC2::SecurityGroupEgress' &&
          Properties['DestinationSecurityGroupId'] &&
          Properties['FromPort'] === 8080,
      )!.Properties;
      Object.assign(rule, { FromPort: 3306, ToPort: 3306 });
      rule['DestinationSecurityGroupId'] = instance(template)['VPCSecurityGroups'][0];
      const ingress = Object.values(template.Resources).find(
        ({ Type, Properties }) => Type === 'AWS::EC2::SecurityGroupIngress' && Properties['FromPort'] === 3306,
      )!.Properties;
      ingress['SourceSecurityGroupId'] = rule['GroupId'];
    },
  },
  {
    fault: 'the database is not encrypted',
    rule: 'DatabasesAreClosed',
    variant: POSTGRES,
    change: (template) => {
      instance(template)['StorageEncrypted'] = false;
    },
  },
  {
    fault: 'programs would have to sign in with a password',
    rule: 'DatabasesAreClosed',
    variant: MYSQL,
    change: (template) => {
      instance(template)['EnableIAMDatabaseAuthentication'] = false;
    },
  },
  {
    fault: 'servers together open more connections than the database takes',
    rule: 'WorkersFitConnections',
    variant: POSTGRES,
    change: (template) => {
      parameters(template)['max_connections'] = '40';
    },
  },
  {
    fault: 'more servers than the database has connections for',
    rule: 'WorkersFitConnections',
    variant: MYSQL,
    change: (template) => {
      resource(template, 'ServersGroupASG').Properties['MaxSize'] = '9';
    },
  },
  {
    fault: 'MySQL 8.0, whose extended support bills by the hour',
    rule: 'limits',
    variant: MYSQL,
    change: (template) => {
      instance(template)['EngineVersion'] = '8.0.43';
    },
  },
  {
    fault: 'a service keeps its entries in one zone',
    rule: 'retention',
    variant: MYSQL,
    change: (template) => {
      instance(template)['MultiAZ'] = false;
    },
  },
  {
    fault: 'entries of a service are gone with the stack',
    rule: 'StateFollowsMode',
    variant: MYSQL,
    change: (template) => {
      first(template, 'AWS::RDS::DBInstance').DeletionPolicy = 'Delete';
    },
  },
  {
    fault: 'slow statements of MySQL are written nowhere',
    rule: 'limits',
    variant: MYSQL,
    change: (template) => {
      parameters(template)['slow_query_log'] = '0';
    },
  },
  {
    fault: 'the database shows a certificate that has run out',
    rule: 'DatabasesAreLookedAfter',
    variant: MYSQL,
    change: (template) => {
      first(template, 'AWS::RDS::DBInstance').Properties['CACertificateIdentifier'] = 'rds-ca-2019';
    },
  },
  {
    fault: 'nobody sees whose a snapshot of the database is',
    rule: 'DatabasesAreLookedAfter',
    variant: MYSQL,
    change: (template) => {
      delete first(template, 'AWS::RDS::DBInstance').Properties['CopyTagsToSnapshot'];
    },
  },
];
