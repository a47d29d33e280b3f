import { referencedId } from '../../../lib/model/references';
import { type Resource, resourcesOfType, type StackModel } from '../../../lib/model/template';
import type { AppVariant as Variant } from '../app-variant';
import { differences, type Proof, plain } from '../proof';
import { at, breaking, listAt } from '../reading';

/** What keeps something that a deletion would lose. A database that is kept leaves a final snapshot. */
const STATEFUL: Readonly<Record<string, 'Retain' | 'Snapshot'>> = {
  'AWS::S3::Bucket': 'Retain',
  'AWS::SQS::Queue': 'Retain',
  'AWS::DynamoDB::GlobalTable': 'Retain',
  'AWS::DynamoDB::Table': 'Retain',
  'AWS::Logs::LogGroup': 'Retain',
  'AWS::RDS::DBInstance': 'Snapshot',
};

/** Functions the library adds hold nothing but how they emptied something; their logs go with them in either mode. */
const MAY_GO = /CustomResourceProvider/;

const keeps = ({ config }: Variant) => config.mode === 'production';

export const stateProofs: readonly Proof[] = [
  {
    rule: 'X10',
    claim: 'in classroom, whatever keeps something goes with the stack',
    about: (variant) => !keeps(variant),
    violations: ({ stack }) =>
      breaking(
        stateful(stack),
        'stays behind or leaves a snapshot',
        ({ deletionPolicy }) => deletionPolicy === 'Delete',
      ),
  },
  {
    rule: 'X10',
    claim: 'in production, whatever keeps something stays, and a database leaves a last snapshot',
    about: keeps,
    violations: ({ stack }) =>
      breaking(
        stateful(stack).filter(({ logicalId }) => !MAY_GO.test(logicalId)),
        'is lost with the stack',
        ({ type, deletionPolicy }) => deletionPolicy === STATEFUL[type] || deletionPolicy === 'Retain',
      ),
  },
  {
    rule: 'X10',
    claim: 'in classroom every bucket empties itself, and in production none does',
    violations: ({ variant, stack }) => {
      const emptied = resourcesOfType(stack, 'Custom::S3AutoDeleteObjects').map(({ properties }) =>
        referencedId(properties['BucketName']),
      );
      return breaking(
        resourcesOfType(stack, 'AWS::S3::Bucket'),
        keeps(variant) ? 'empties itself' : 'does not empty itself',
        ({ logicalId }) => emptied.includes(logicalId) !== keeps(variant),
      );
    },
  },
  {
    rule: 'X10',
    claim: 'tables and databases refuse to be deleted in production, and do not in classroom',
    violations: ({ variant, stack }) => [
      ...breaking(resourcesOfType(stack, 'AWS::DynamoDB::GlobalTable'), 'says otherwise', ({ properties }) =>
        listAt(properties, 'Replicas').every(
          (replica) => (at(replica, 'DeletionProtectionEnabled') ?? false) === keeps(variant),
        ),
      ),
      ...breaking(
        resourcesOfType(stack, 'AWS::RDS::DBInstance'),
        'says otherwise',
        ({ properties }) => (properties['DeletionProtection'] ?? false) === keeps(variant),
      ),
    ],
  },
  {
    rule: 'X10',
    claim: 'in production databases are backed up for a week or more and doubled across zones',
    about: (variant) => keeps(variant) && variant.config.async?.results === 'rds',
    violations: ({ stack }) =>
      breaking(
        resourcesOfType(stack, 'AWS::RDS::DBInstance'),
        'is not',
        ({ properties }) => Number(properties['BackupRetentionPeriod']) >= 7 && properties['MultiAZ'] === true,
      ),
  },
  {
    rule: 'X10',
    claim: 'databases are encrypted, private, and ask for TLS',
    about: (variant) => variant.config.async?.results === 'rds',
    violations: ({ stack }) => [
      ...(resourcesOfType(stack, 'AWS::RDS::DBInstance').length > 0 ? [] : ['there is none']),
      ...breaking(
        resourcesOfType(stack, 'AWS::RDS::DBInstance'),
        'is not',
        ({ properties }) =>
          properties['StorageEncrypted'] === true &&
          properties['PubliclyAccessible'] === false &&
          properties['EnableIAMDatabaseAuthentication'] === true &&
          properties['ManageMasterUserPassword'] === true,
      ),
      ...breaking(
        resourcesOfType(stack, 'AWS::RDS::DBParameterGroup'),
        'accepts plain connections',
        ({ properties }) => String(at(properties, 'Parameters', 'rds.force_ssl')) === '1',
      ),
    ],
  },
  {
    rule: 'B11',
    claim: 'one destroy leaves nothing in classroom but the known leftovers, each with its reason',
    about: (variant) => !keeps(variant),
    violations: ({ variant, stack }) => {
      const staying = [...stack.resources.values()].filter(
        ({ deletionPolicy }) => deletionPolicy !== undefined && deletionPolicy !== 'Delete',
      );
      return differences(
        staying.map(({ logicalId }) => plain(logicalId)),
        Object.keys(LEFTOVERS).filter((name) => isMade(name, variant)),
      );
    },
  },
];

/** What survives `cdk destroy` in classroom by the template's own words. Whatever AWS leaves behind beyond that is in the lessons. */
const LEFTOVERS: Readonly<Record<string, string>> = {};

function isMade(_name: string, _variant: Variant): boolean {
  return true;
}

function stateful(stack: StackModel): Resource[] {
  return [...stack.resources.values()].filter(({ type }) => type in STATEFUL);
}
