import type { ConfigInput } from '../../lib/config/config-input';
import type { Mode } from '../../lib/config/mode';
import type { Resource, StackModel } from '../../lib/model/template';

/** Types that keep something after the call that made it: each says what becomes of it. */
export const STATEFUL = new Set([
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
  'AWS::EC2::KeyPair.KeyName', // the library makes it from the stack's name and the construct's path
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

export function physicalNames(stack: StackModel, config: ConfigInput): string[] {
  return [...stack.resources.values()].flatMap((resource) => {
    const name = physicalName(resource);
    return name && !isOperatorsChoice(resource, config)
      ? [
          `${resource.logicalId} (${resource.type}) sets ${name}; leave it out, so that two copies of the stack can live side by side`,
        ]
      : [];
  });
}

export function silentDeletions(template: Record<string, unknown>): string[] {
  const resources = (template['Resources'] ?? {}) as Record<string, Record<string, unknown>>;
  return Object.entries(resources)
    .filter(([, { Type, DeletionPolicy, UpdateReplacePolicy }]) => {
      return STATEFUL.has(Type as string) && (!DeletionPolicy || !UpdateReplacePolicy);
    })
    .map(
      ([id, { Type }]) => `${id} (${String(Type)}) keeps state and does not say what becomes of it; set removalPolicy`,
    );
}

/** What keeps state goes with the stack in a classroom, and stays or leaves a snapshot in production. */
export function wrongDeletions(template: Record<string, unknown>, mode: Mode): string[] {
  const right = mode === 'classroom' ? ['Delete'] : ['Retain', 'Snapshot', 'RetainExceptOnCreate'];
  const resources = (template['Resources'] ?? {}) as Record<string, Record<string, unknown>>;
  return Object.entries(resources)
    .filter(([, { Type, DeletionPolicy }]) => STATEFUL.has(Type as string) && !right.includes(DeletionPolicy as string))
    .map(
      ([id, { DeletionPolicy }]) =>
        `${id} has the deletion policy ${String(DeletionPolicy)} in mode ${mode}; expected ${right.join(' or ')}`,
    );
}
