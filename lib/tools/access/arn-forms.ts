import { inventedReferences, type References } from '../../model/intrinsics';
import { referencedId } from '../../model/references';
import { type Resource, resourcesOfType, type StackModel } from '../../model/template';

/** An ARN by which policies speak of a resource, or of what lies in it. */
export interface ArnForm {
  /** What lies in it. Empty for the resource itself. */
  readonly within: string;
  readonly arn: string;
}

type Maker = (resource: Resource, references: References, stack: StackModel) => readonly ArnForm[];

/**
 * The ARNs of a resource, as policies of the template resolve to them.
 *
 * @returns undefined for a type whose form is not known here
 */
export function arnsOf(stack: StackModel, resource: Resource): readonly ArnForm[] | undefined {
  return MAKERS[resource.type]?.(resource, inventedReferences(stack), stack);
}

const itself: Maker = ({ logicalId }, references) => [
  { within: '', arn: String(references.attribute(logicalId, 'Arn')) },
];

const byRef =
  (service: string, kind: string, global = false): Maker =>
  ({ logicalId }, { ref, region, accountId }) => [
    { within: '', arn: `arn:aws:${service}:${global ? '' : region}:${accountId}:${kind}${String(ref(logicalId))}` },
  ];

/** Only what one can do something to. What is missing here is told as a thing that cannot be asked about. */
const MAKERS: Readonly<Record<string, Maker>> = {
  'AWS::ApiGateway::RestApi': api('AWS::ApiGateway::Stage', 'RestApiId'),
  'AWS::ApiGatewayV2::Api': api('AWS::ApiGatewayV2::Stage', 'ApiId'),
  'AWS::AutoScaling::AutoScalingGroup': ({ logicalId }, { ref, region, accountId }) => [
    {
      within: '',
      arn: `arn:aws:autoscaling:${region}:${accountId}:autoScalingGroup:any:autoScalingGroupName/${String(ref(logicalId))}`,
    },
  ],
  'AWS::Bedrock::Guardrail': ({ logicalId }, { attribute }) => [
    { within: '', arn: String(attribute(logicalId, 'GuardrailArn')) },
  ],
  'AWS::CloudFront::Distribution': byRef('cloudfront', 'distribution/', true),
  'AWS::CloudWatch::Alarm': byRef('cloudwatch', 'alarm:'),
  'AWS::DynamoDB::GlobalTable': itself,
  'AWS::DynamoDB::Table': itself,
  'AWS::EC2::Instance': byRef('ec2', 'instance/'),
  'AWS::EC2::KeyPair': ({ logicalId }, { attribute, region, accountId }) => {
    // EC2 leaves the private half in Systems Manager, under the id of the pair.
    const parameter = `parameter/ec2/keypair/${String(attribute(logicalId, 'KeyPairId'))}`;
    return [{ within: 'private', arn: `arn:aws:ssm:${region}:${accountId}:${parameter}` }];
  },
  'AWS::EC2::SecurityGroup': ({ logicalId }, { attribute, region, accountId }) => [
    { within: '', arn: `arn:aws:ec2:${region}:${accountId}:security-group/${String(attribute(logicalId, 'GroupId'))}` },
  ],
  'AWS::EC2::Subnet': byRef('ec2', 'subnet/'),
  'AWS::EC2::VPC': ({ logicalId }, { ref, attribute, region, accountId }) => [
    { within: '', arn: `arn:aws:ec2:${region}:${accountId}:vpc/${String(ref(logicalId))}` },
    {
      within: 'default',
      arn: `arn:aws:ec2:${region}:${accountId}:security-group/${String(attribute(logicalId, 'DefaultSecurityGroup'))}`,
    },
  ],
  'AWS::IAM::Group': itself,
  'AWS::IAM::ManagedPolicy': ({ logicalId }, { ref }) => [{ within: '', arn: String(ref(logicalId)) }],
  'AWS::IAM::Role': itself,
  'AWS::IAM::User': itself,
  'AWS::KMS::Key': itself,
  'AWS::KinesisFirehose::DeliveryStream': itself,
  'AWS::Lambda::Function': itself,
  'AWS::Logs::LogGroup': ({ logicalId }, { attribute }) => {
    const arn = String(attribute(logicalId, 'Arn')).replace(/:\*$/, '');
    return [
      { within: '', arn },
      { within: 'stream', arn: `${arn}:log-stream:any` },
    ];
  },
  'AWS::OpenSearchServerless::Collection': itself,
  'AWS::OpenSearchService::Domain': (resource, references, stack) => [
    ...itself(resource, references, stack),
    { within: 'any', arn: `${String(references.attribute(resource.logicalId, 'Arn'))}/any` },
  ],
  'AWS::RDS::DBInstance': ({ logicalId }, { ref, attribute, region, accountId }) => [
    { within: '', arn: `arn:aws:rds:${region}:${accountId}:db:${String(ref(logicalId))}` },
    {
      within: 'user',
      arn: `arn:aws:rds-db:${region}:${accountId}:dbuser:${String(attribute(logicalId, 'DbiResourceId'))}`,
    },
    { within: 'secret', arn: String(attribute(logicalId, 'MasterUserSecret.SecretArn')) },
  ],
  'AWS::S3::Bucket': (resource, references, stack) => [
    ...itself(resource, references, stack),
    { within: 'any', arn: `${String(references.attribute(resource.logicalId, 'Arn'))}/any` },
  ],
  'AWS::SES::ConfigurationSet': byRef('ses', 'configuration-set/'),
  'AWS::SES::EmailIdentity': byRef('ses', 'identity/'),
  'AWS::SES::Template': byRef('ses', 'template/'),
  'AWS::SNS::Topic': ({ logicalId }, { ref }) => [{ within: '', arn: String(ref(logicalId)) }],
  'AWS::SQS::Queue': itself,
  'AWS::SecretsManager::Secret': ({ logicalId }, { ref }) => [{ within: '', arn: String(ref(logicalId)) }],
};

/** Calls of an API are allowed by stage, method and path. */
function api(stages: string, property: string): Maker {
  return ({ logicalId }, { ref, region, accountId }, stack) =>
    resourcesOfType(stack, stages)
      .filter(({ properties }) => referencedId(properties[property]) === logicalId)
      .map(({ properties }) => {
        const stage = String(properties['StageName'] ?? '$default');
        return { within: stage, arn: `arn:aws:execute-api:${region}:${accountId}:${String(ref(logicalId))}/${stage}` };
      });
}
