import { runsAtEdge } from '../edge-functions';
import { at, objectsAt } from '../property-path';
import { networkInterfaces } from '../reach/network-interfaces';
import { connections } from '../reach/reach';
import { forwarders } from '../reach/routes';
import type { Resource, StackModel } from '../template';
import type { NodeKind } from './graph';

/** Types that are a thing of their own. */
const KINDS: Readonly<Record<string, NodeKind>> = {
  'AWS::ApiGateway::RestApi': 'api',
  'AWS::ApiGatewayV2::Api': 'api',
  'AWS::AutoScaling::AutoScalingGroup': 'machines',
  'AWS::Bedrock::Guardrail': 'model',
  'AWS::CloudFront::Distribution': 'distribution',
  'AWS::CloudFront::Function': 'edge code',
  'AWS::Cognito::UserPool': 'user pool',
  'AWS::DynamoDB::GlobalTable': 'table',
  'AWS::DynamoDB::Table': 'table',
  'AWS::EC2::Instance': 'machines',
  'AWS::EC2::NatGateway': 'nat',
  'AWS::EC2::VPCEndpoint': 'endpoints',
  'AWS::ElasticLoadBalancingV2::LoadBalancer': 'balancer',
  'AWS::IAM::Group': 'user group',
  'AWS::KinesisFirehose::DeliveryStream': 'delivery stream',
  'AWS::Lambda::Function': 'function',
  'AWS::OpenSearchServerless::Collection': 'search store',
  'AWS::OpenSearchService::Domain': 'search store',
  'AWS::RDS::DBCluster': 'database',
  'AWS::RDS::DBInstance': 'database',
  'AWS::S3::Bucket': 'bucket',
  'AWS::SES::ConfigurationSet': 'mail',
  'AWS::SNS::Topic': 'alarms',
  'AWS::SQS::Queue': 'queue',
  'AWS::Scheduler::Schedule': 'schedule',
};

/** Kinds of which all that a network has are drawn as one. */
export const COLLAPSED: Partial<Record<NodeKind, string>> = { nat: 'network/nat', endpoints: 'network/endpoints' };

/** Undefined for what is no thing of its own. */
export function kindOf(stack: StackModel, resource: Resource): NodeKind | undefined {
  const { type, logicalId, properties } = resource;
  // A gateway endpoint is an entry of route tables: nothing that anybody asks.
  if (type === 'AWS::EC2::VPCEndpoint' && properties['VpcEndpointType'] !== 'Interface') return undefined;
  if (type === 'AWS::EC2::Instance' && passesOn(stack, logicalId)) return 'nat';
  if (type === 'AWS::Lambda::Function' && runsAtEdge(stack, resource)) return 'edge code';
  if (type === 'AWS::S3::Bucket' && isForRecords(stack, resource)) return undefined;
  if (type === 'AWS::EC2::SecurityGroup') return isForOthers(stack, logicalId) ? 'machines' : undefined;
  return KINDS[type];
}

/** A security group that lets its members in somewhere, and that nothing of the stack is in: machines join it that somebody starts by hand. */
function isForOthers(stack: StackModel, group: string): boolean {
  const isMember = networkInterfaces(stack).some(({ groups }) => groups.includes(group));
  return !isMember && connections(stack).some(({ way, from }) => way === 'byGroup' && from === `members of ${group}`);
}

function passesOn(stack: StackModel, instance: string): boolean {
  return [...forwarders(stack).values()].some((machines) => machines.includes(instance));
}

/** A bucket that services write into who did what, and that nobody else uses. */
export function isForRecords(stack: StackModel, { logicalId }: Resource): boolean {
  return [...stack.resources.values()].some(({ properties }) => {
    const places = [
      at(properties, 'LoggingConfiguration', 'DestinationBucketName'),
      at(properties, 'DistributionConfig', 'Logging', 'Bucket'),
      objectsAt(properties, 'LoadBalancerAttributes').find(({ Key }) => Key === 'access_logs.s3.bucket')?.['Value'],
    ];
    return places.some((place) => place !== undefined && JSON.stringify(place).includes(`"${logicalId}"`));
  });
}
