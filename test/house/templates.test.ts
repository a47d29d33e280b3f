import type { ConfigInput } from '../../lib/config/schema';
import { PATTERNS } from '../../lib/config/schema';
import { type Resource, readTemplate, type StackModel } from '../../lib/model/template';
import { synthesizeJson } from '../support/synthesize';
import { variantsOf } from '../support/variants';

/** Types that keep something after the call that made it: each says what becomes of it. */
const STATEFUL = new Set([
  'AWS::S3::Bucket',
  'AWS::SQS::Queue',
  'AWS::DynamoDB::Table',
  'AWS::DynamoDB::GlobalTable',
  'AWS::RDS::DBInstance',
  'AWS::RDS::DBCluster',
  'AWS::EC2::Volume',
  'AWS::EFS::FileSystem',
  'AWS::KMS::Key',
  'AWS::Logs::LogGroup',
  'AWS::OpenSearchService::Domain',
  'AWS::SecretsManager::Secret',
]);

/** Properties that would fix a name for the whole account and region, whatever the type calls them. */
const NAME =
  /^(Name|(Bucket|Queue|Topic|Function|Table|LogGroup|Role|User|Group|Policy|ManagedPolicy|InstanceProfile|Alarm|Dashboard|Key|Template|AutoScalingGroup|LaunchTemplate|DBSubnetGroup|DBParameterGroup|ConfigurationSet|Budget|Trail|Domain|Layer)Name|DBInstanceIdentifier|DBClusterIdentifier|FileSystemName)$/;

/** Names a type cannot do without, and that nothing outside its parent is found by. */
const REQUIRED = new Set([
  'AWS::ApiGateway::RestApi.Name',
  'AWS::ApiGateway::Model.Name',
  'AWS::ApiGateway::RequestValidator.Name',
  'AWS::ApiGatewayV2::Api.Name',
  'AWS::IAM::Policy.PolicyName',
  'AWS::IAM::RolePolicy.PolicyName',
  'AWS::IAM::GroupPolicy.PolicyName',
]);

/** A name that is put together from the stack's own, or refers to another resource, differs in each copy of the stack. */
function physicalName({ type, properties }: Resource): string | undefined {
  return Object.keys(properties).find(
    (property) =>
      NAME.test(property) && typeof properties[property] === 'string' && !REQUIRED.has(`${type}.${property}`),
  );
}

/** IAM users and groups bear the names the operator gave them: that is what they are for. */
function isOperatorsChoice({ type, properties }: Resource, { lab }: ConfigInput): boolean {
  return (
    (type === 'AWS::IAM::User' && (lab?.users ?? []).includes(properties['UserName'] as string)) ||
    (type === 'AWS::IAM::Group' && (lab?.groups ?? []).some(({ name }) => name === properties['GroupName']))
  );
}

function physicalNames(stack: StackModel, config: ConfigInput): string[] {
  return [...stack.resources.values()].flatMap((resource) => {
    const name = physicalName(resource);
    return name && !isOperatorsChoice(resource, config)
      ? [
          `${resource.logicalId} (${resource.type}) sets ${name}; leave it out, so that two copies of the stack can live side by side`,
        ]
      : [];
  });
}

function silentDeletions(template: Record<string, unknown>): string[] {
  const resources = (template['Resources'] ?? {}) as Record<string, Record<string, unknown>>;
  return Object.entries(resources)
    .filter(([, { Type, DeletionPolicy, UpdateReplacePolicy }]) => {
      return STATEFUL.has(Type as string) && (!DeletionPolicy || !UpdateReplacePolicy);
    })
    .map(
      ([id, { Type }]) => `${id} (${String(Type)}) keeps state and does not say what becomes of it; set removalPolicy`,
    );
}

const ABOUT = { name: 'Sample', region: 'ap-southeast-2' };

describe.each(PATTERNS.flatMap(variantsOf))('$name', (variant) => {
  let template: Record<string, unknown>;
  beforeAll(() => {
    template = synthesizeJson(variant);
  });

  it('names nothing that another copy of the stack would name too', () => {
    expect(physicalNames(readTemplate(template, ABOUT), variant.config)).toEqual([]);
  });

  it('says of everything that keeps state what becomes of it', () => {
    expect(silentDeletions(template)).toEqual([]);
  });
});

describe('the rules themselves', () => {
  it.each([
    ['AWS::S3::Bucket', 'BucketName'],
    ['AWS::SQS::Queue', 'QueueName'],
    ['AWS::DynamoDB::GlobalTable', 'TableName'],
    ['AWS::Lambda::Function', 'FunctionName'],
    ['AWS::Logs::LogGroup', 'LogGroupName'],
    ['AWS::IAM::Role', 'RoleName'],
    ['AWS::IAM::User', 'UserName'],
    ['AWS::EC2::SecurityGroup', 'GroupName'],
    ['AWS::RDS::DBInstance', 'DBInstanceIdentifier'],
    ['AWS::CloudWatch::Alarm', 'AlarmName'],
    ['AWS::SES::ConfigurationSet', 'Name'],
  ])('a fixed name of %s is seen', (Type, property) => {
    const sample = readTemplate({ Resources: { Sample: { Type, Properties: { [property]: 'mine' } } } }, ABOUT);
    expect(physicalNames(sample, {})).toHaveLength(1);
  });

  it.each([...STATEFUL])('a silent %s is seen', (Type) => {
    expect(silentDeletions({ Resources: { Sample: { Type } } })).toHaveLength(1);
    expect(silentDeletions({ Resources: { Sample: { Type, DeletionPolicy: 'Delete' } } })).toHaveLength(1);
  });
});
