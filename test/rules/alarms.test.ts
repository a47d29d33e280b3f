import { readTemplate } from '../../lib/model/template';
import { alarmRules } from '../../lib/rules/alarms';
import { violated } from './violated';

const BALANCERS_HAVE_ALARMS = alarmRules.filter(({ id }) => id === 'BalancersHaveAlarms');

const USUAL = ['UnHealthyHostCount', 'TargetResponseTime'];
const OF_CLOUDFRONT = ['HTTPCode_Target_5XX_Count', 'HTTPCode_ELB_5XX_Count'];

const CLOUDFRONT = {
  Origin: { Type: 'AWS::CloudFront::VpcOrigin', Properties: { VpcOriginEndpointConfig: { Arn: { Ref: 'Balancer' } } } },
  Site: {
    Type: 'AWS::CloudFront::Distribution',
    Properties: {
      DistributionConfig: {
        DefaultCacheBehavior: { TargetOriginId: 'program' },
        Origins: [{ Id: 'program', VpcOriginConfig: { VpcOriginId: { Ref: 'Origin' } } }],
      },
    },
  },
};

/** Whether alarms on these metrics of a load balancer are too few, with CloudFront in front of it or without. */
function broken(metrics: readonly string[], inFront: object, watched = 'Balancer'): boolean {
  const alarm = (MetricName: string) => ({
    Type: 'AWS::CloudWatch::Alarm',
    Properties: { MetricName, Dimensions: [{ Name: 'LoadBalancer', Value: { 'Fn::GetAtt': [watched, 'Name'] } }] },
  });
  const resources = {
    Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer' },
    Listener: {
      Type: 'AWS::ElasticLoadBalancingV2::Listener',
      Properties: { LoadBalancerArn: { Ref: 'Balancer' } },
    },
    ...inFront,
    ...Object.fromEntries(metrics.map((metric) => [`On${metric.replaceAll('_', '')}`, alarm(metric)])),
  };
  const stack = readTemplate({ Resources: resources }, { name: 'Test', region: 'ap-southeast-2' });
  return violated(BALANCERS_HAVE_ALARMS, stack).length > 0;
}

test('what an API asks needs two alarms, and what CloudFront asks four', () => {
  expect(broken(USUAL, {})).toBe(false);
  expect(broken([...USUAL, ...OF_CLOUDFRONT], CLOUDFRONT)).toBe(false);
});

test.each([...USUAL, ...OF_CLOUDFRONT])('%s is missed', (missing) => {
  const rest = [...USUAL, ...OF_CLOUDFRONT].filter((metric) => metric !== missing);
  expect(broken(rest, CLOUDFRONT)).toBe(true);
});

test('alarms of something else do not count', () => {
  expect(broken(USUAL, {}, 'Listener')).toBe(true);
});
