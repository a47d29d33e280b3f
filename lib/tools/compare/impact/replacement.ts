import { type ResourceDifference, ResourceImpact } from '@aws-cdk/cloudformation-diff';

/** What loses something when another takes its place: data, an address, a sign-in, a right or a setting that was given by hand. */
export const HELD: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::RestApi': 'API',
  'AWS::ApiGatewayV2::Api': 'API',
  'AWS::CloudFront::Distribution': 'site',
  'AWS::EC2::EIP': 'address',
  'AWS::EC2::Instance': 'server',
  'AWS::EC2::KeyPair': 'key pair',
  'AWS::IAM::Group': 'group',
  'AWS::IAM::ManagedPolicy': 'policy',
  'AWS::IAM::User': 'user',
  'AWS::SES::EmailIdentity': 'sender',
  'AWS::SNS::Topic': 'topic',
};

/** Records of what has happened: whoever changes what makes them keeps the old ones, or lets them go with it. */
export const RECORDS = ['AWS::Logs::LogGroup'];

/** Properties that AWS's publication holds for a replacement at times, and that change in place in whatever the house makes. */
const IN_PLACE: Readonly<Record<string, string>> = {
  'AWS::EC2::Instance.InstanceType':
    'A server on an EBS volume is stopped and started; another processor changes its image too',
  'AWS::EC2::Instance.SecurityGroupIds':
    'In a network of its own, as every server is now, EC2 changes the groups of a running one',
  'AWS::RDS::DBInstance.BackupRetentionPeriod': 'RDS changes it, between none and some with an interruption',
  'AWS::RDS::DBInstance.MultiAZ': 'RDS makes the second one beside the first',
};

/** What makes CloudFormation replace the instances of a group, one after the other. */
const ROLLED_BY = ['LaunchTemplate', 'MixedInstancesPolicy', 'VPCZoneIdentifier'];

/** The properties by which CloudFormation puts another resource in the place of one. */
export function replacedBy({ propertyUpdates, resourceType }: ResourceDifference): string[] {
  return Object.entries(propertyUpdates)
    .filter(
      ([property, { changeImpact }]) =>
        changeImpact === ResourceImpact.WILL_REPLACE ||
        (changeImpact === ResourceImpact.MAY_REPLACE && !(`${resourceType}.${property}` in IN_PLACE)),
    )
    .map(([property]) => property);
}

export function isReplaced(change: ResourceDifference | undefined): boolean {
  if (!change) return false;
  return change.changeImpact === ResourceImpact.WILL_REPLACE || replacedBy(change).length > 0;
}

export function isRolled(change: ResourceDifference | undefined): boolean {
  return (
    change?.resourceType === 'AWS::AutoScaling::AutoScalingGroup' &&
    Object.keys(change.propertyUpdates).some((property) => ROLLED_BY.includes(property))
  );
}
