import { at } from '../model/property-path';
import { resourcesOfType, type StackModel } from '../model/template';
import { UndecidableError } from '../model/undecidable-error';
import { processesOf } from './processes';
import { behind, breaking, listAt } from './reading';
import type { Rule, Violation } from './rule';

/** Parameter by which each engine refuses a connection without TLS, and how it says yes. Another engine is an error. */
const ASKS_FOR_TLS: Readonly<Record<string, { readonly parameter: string; readonly yes: readonly string[] }>> = {
  mysql: { parameter: 'require_secure_transport', yes: ['1', 'ON'] },
  postgres: { parameter: 'rds.force_ssl', yes: ['1'] },
};

/** Authorities of RDS that have not run out and do not soon: until 2061 and later. */
const CERTIFICATE_AUTHORITIES: readonly unknown[] = ['rds-ca-rsa2048-g1', 'rds-ca-rsa4096-g1', 'rds-ca-ecc384-g1'];

export const databaseRules: readonly Rule[] = [
  {
    id: 'DatabasesAreClosed',
    claim: 'every database is encrypted, private, and lets nobody in by a password of the template',
    fix: 'Set StorageEncrypted, EnableIAMDatabaseAuthentication and ManageMasterUserPassword, and PubliclyAccessible to false',
    violations: (stack) =>
      breaking(
        databases(stack),
        'is not',
        ({ properties }) =>
          properties['StorageEncrypted'] === true &&
          properties['PubliclyAccessible'] === false &&
          properties['EnableIAMDatabaseAuthentication'] === true &&
          properties['ManageMasterUserPassword'] === true,
      ),
  },
  {
    id: 'DatabasesAskForTls',
    claim: 'every database refuses a connection without TLS',
    fix: 'Set rds.force_ssl (PostgreSQL) or require_secure_transport (MySQL) to 1 in the parameter group of the database',
    violations: (stack) =>
      breaking(databases(stack), 'accepts plain connections', ({ properties }) => {
        const engine = String(properties['Engine']);
        const asks = Object.hasOwn(ASKS_FOR_TLS, engine) ? ASKS_FOR_TLS[engine] : undefined;
        if (!asks) throw new UndecidableError(`How a database of the engine ${engine} asks for TLS is not known`);
        const parameters = behind(stack, properties['DBParameterGroupName'])?.properties;
        return asks.yes.includes(String(at(parameters, 'Parameters', asks.parameter)));
      }),
  },
  {
    id: 'DatabasesAreLookedAfter',
    claim:
      'every database takes the small updates of its engine by itself, says what happens to it in CloudWatch, shows a certificate that is good for decades, and its snapshots say whose they are',
    fix: 'Set autoMinorVersionUpgrade, cloudwatchLogsExports, caCertificate to one of the g1 authorities, and copyTagsToSnapshot',
    violations: (stack) =>
      breaking(
        databases(stack),
        'is not',
        ({ properties }) =>
          properties['AutoMinorVersionUpgrade'] === true &&
          listAt(properties, 'EnableCloudwatchLogsExports').length > 0 &&
          CERTIFICATE_AUTHORITIES.includes(properties['CACertificateIdentifier']) &&
          properties['CopyTagsToSnapshot'] === true,
      ),
  },
  {
    id: 'WorkersFitConnections',
    claim: 'all processes that know a database together open at most four fifths of its connections',
    fix: 'Lower the ceiling of the workers, raise max_connections and the instance class, or state how many connections a process opens',
    atSynth: true,
    violations: (stack, { connectionsPerProcess }) =>
      databases(stack).flatMap(({ logicalId, properties }): Violation[] => {
        const clients = processesOf(stack).filter(({ knows, atDeploy }) => knows.has(logicalId) && !atDeploy);
        if (clients.length === 0) return [];
        const parameters = behind(stack, properties['DBParameterGroupName'])?.properties;
        const limit = Number(at(parameters, 'Parameters', 'max_connections'));
        if (connectionsPerProcess === undefined) return [{ at: logicalId, problem: 'has clients of unknown size' }];
        const unbounded = clients.filter(({ most }) => most === undefined);
        if (unbounded.length > 0) {
          return unbounded.map((client) => ({ at: client.logicalId, problem: 'opens connections without a ceiling' }));
        }
        const opened = connectionsPerProcess * clients.reduce((sum, { most }) => sum + most!, 0);
        return opened <= 0.8 * limit
          ? []
          : [{ at: clients[0]!.logicalId, problem: `and its like open ${opened} of ${limit} connections` }];
      }),
  },
];

function databases(stack: StackModel) {
  return resourcesOfType(stack, 'AWS::RDS::DBInstance');
}
