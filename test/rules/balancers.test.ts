import { readTemplate, type StackModel } from '../../lib/model/template';
import { balancerRules } from '../../lib/rules/balancers';
import { violated } from './violated';

type Json = ReturnType<typeof JSON.parse>;

const ABOUT_CLOUDFRONT = balancerRules.filter(({ id }) =>
  ['EachWaitsLongerThanTheNext', 'CloudFrontAloneComesIn', 'RulesFitTheirGroups', 'PrivateWaysArePrivate'].includes(id),
);
/** The list of CloudFront's addresses in ap-southeast-2. */
const LIST = 'pl-b8a742d1';
const fromCloudFront = { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, SourcePrefixListId: LIST };
const script = (lines: string) => ({ 'Fn::Base64': `#!/bin/bash\n${lines}\n` });

/** CloudFront, a load balancer inside, and machines that say how long they drain. */
const SOUND = {
  Site: {
    Type: 'AWS::CloudFront::Distribution',
    Properties: {
      DistributionConfig: {
        DefaultCacheBehavior: { TargetOriginId: 'program' },
        Origins: [
          {
            Id: 'program',
            VpcOriginConfig: {
              VpcOriginId: { 'Fn::GetAtt': ['Way', 'Id'] },
              OriginReadTimeout: 20,
              OriginKeepaliveTimeout: 55,
            },
          },
        ],
      },
    },
  },
  Way: { Type: 'AWS::CloudFront::VpcOrigin', Properties: { VpcOriginEndpointConfig: { Arn: { Ref: 'Balancer' } } } },
  Balancer: {
    Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    Properties: {
      Scheme: 'internal',
      SecurityGroups: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }],
      LoadBalancerAttributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '60' }],
    },
  },
  Group: {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: { SecurityGroupIngress: [fromCloudFront], SecurityGroupEgress: [] },
  },
  Listener: {
    Type: 'AWS::ElasticLoadBalancingV2::Listener',
    Properties: {
      LoadBalancerArn: { Ref: 'Balancer' },
      Port: 80,
      Protocol: 'HTTP',
      DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
    },
  },
  Targets: {
    Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    Properties: {
      HealthCheckIntervalSeconds: 10,
      UnhealthyThresholdCount: 2,
      TargetGroupAttributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '30' }],
    },
  },
  Machines: {
    Type: 'AWS::AutoScaling::AutoScalingGroup',
    Properties: {
      TargetGroupARNs: [{ Ref: 'Targets' }],
      LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' } },
      MaxSize: '4',
    },
  },
  Template: {
    Type: 'AWS::EC2::LaunchTemplate',
    Properties: { LaunchTemplateData: { UserData: script('DRAIN_SECONDS=25\nTimeoutStopSec=38') } },
  },
};

/** The sound way in with something else at a path; undefined takes away what stands there. */
function changed(path: string, value: Json): StackModel {
  const resources = structuredClone(SOUND) as Json;
  const [id, ...keys] = path.split('/');
  const last = keys.pop()!;
  keys.reduce((inner, key) => inner[key], resources[id!].Properties)[last] = value;
  return readTemplate({ Resources: JSON.parse(JSON.stringify(resources)) }, { name: 'Test', region: 'ap-southeast-2' });
}

/** The rule about health, which reads more than the way of a request. */
const ASKED_RIGHTLY = balancerRules.filter(({ id }) => id === 'TargetsAreAskedRightly');

test.each([
  [2, []],
  [1, ['TargetsAreAskedRightly']],
  [undefined, ['TargetsAreAskedRightly']],
])('a group of two that keeps %s while it changes: %j', (MinInstancesInService, rules) => {
  const resources = structuredClone(SOUND) as Json;
  Object.assign(resources.Targets.Properties, { HealthCheckPath: '/healthz', Port: 8080 });
  Object.assign(resources.Machines.Properties, { HealthCheckType: 'ELB', HealthCheckGracePeriod: 300, MinSize: '2' });
  resources.Machines.UpdatePolicy = { AutoScalingRollingUpdate: { MinInstancesInService } };
  resources.Template.Properties.LaunchTemplateData.UserData = script('PORT=8080');
  const stack = readTemplate({ Resources: resources }, { name: 'Test', region: 'ap-southeast-2' });
  expect(violated(ASKED_RIGHTLY, stack)).toEqual(rules);
});

const broken = (path: string, value: Json) => violated(ABOUT_CLOUDFRONT, changed(path, value), { answerSeconds: 8 });

test('CloudFront alone, each waiting longer than the next, passes', () => {
  expect(broken('Machines/MinSize', '2')).toEqual([]);
});

const ORIGIN = 'Site/DistributionConfig/Origins/0/VpcOriginConfig';
const USER_DATA = 'Template/LaunchTemplateData/UserData';
const INGRESS = 'Group/SecurityGroupIngress';
const fromAddress = (at: number) => ({ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIp: `10.0.0.${at}/32` });

test.each<[rule: string, path: string, value: Json]>([
  ['EachWaitsLongerThanTheNext', `${ORIGIN}/OriginReadTimeout`, 60],
  ['EachWaitsLongerThanTheNext', `${ORIGIN}/OriginReadTimeout`, 8],
  // Thirty seconds, as long as a machine that goes may answer.
  ['EachWaitsLongerThanTheNext', `${ORIGIN}/OriginReadTimeout`, 31],
  ['EachWaitsLongerThanTheNext', `${ORIGIN}/OriginKeepaliveTimeout`, 60],
  ['EachWaitsLongerThanTheNext', 'Balancer/LoadBalancerAttributes/0/Value', '75'],
  ['EachWaitsLongerThanTheNext', 'Balancer/LoadBalancerAttributes/0/Value', '50'],
  ['EachWaitsLongerThanTheNext', 'Targets/TargetGroupAttributes/0/Value', '24'],
  ['EachWaitsLongerThanTheNext', 'Targets/HealthCheckIntervalSeconds', 15],
  ['EachWaitsLongerThanTheNext', USER_DATA, script('DRAIN_SECONDS=31\nTimeoutStopSec=60')],
  ['EachWaitsLongerThanTheNext', USER_DATA, script('DRAIN_SECONDS=25\nTimeoutStopSec=32')],
  ['EachWaitsLongerThanTheNext', USER_DATA, script('TimeoutStopSec=38')],
  ['CloudFrontAloneComesIn', INGRESS, []],
  ['CloudFrontAloneComesIn', INGRESS, [fromCloudFront, fromAddress(1)]],
  ['CloudFrontAloneComesIn', `${INGRESS}/0/SourcePrefixListId`, 'pl-3b927c52'],
  ['CloudFrontAloneComesIn', `${INGRESS}/0/ToPort`, 443],
  ['CloudFrontAloneComesIn', `${INGRESS}/0/IpProtocol`, '-1'],
  ['CloudFrontAloneComesIn', 'Listener/Port', 8080],
  ['RulesFitTheirGroups', INGRESS, [fromCloudFront, { ...fromCloudFront, FromPort: 443, ToPort: 443 }]],
  ['RulesFitTheirGroups', INGRESS, [fromCloudFront, ...[1, 2, 3, 4, 5, 6].map(fromAddress)]],
  ['PrivateWaysArePrivate', 'Balancer/Scheme', 'internet-facing'],
])('%s is broken by %s: %j', (rule, path, value) => {
  expect(broken(path, value)).toContain(rule);
});
