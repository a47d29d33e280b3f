import { UndecidableError } from '../../../model/undecidable-error';
import { endpointPart } from '../../prices/parts-of';
import type { CostTable } from '../charge';
import { publicAddresses } from './machines';

/** What ways in and out of a network cost. */
export const NETWORKS: CostTable = {
  'AWS::EC2::NatGateway': ({ properties }) => ({
    charges: [
      {
        what: { en: 'NAT gateways', ko: 'NAT 게이트웨이' },
        // One of a region is paid for in each zone to which it has spread, with an address in each.
        part: ['nat-gateway', properties['AvailabilityMode'] === 'regional' ? Number.NaN : 1],
        whenStopped: 'goes on',
      },
    ],
    uses: ['nat-traffic', 'egress'],
  }),
  'AWS::EC2::EIP': () => ({ charges: [publicAddresses(1, 'goes on')], uses: ['egress'] }),
  'AWS::EC2::FlowLog': () => ({ uses: ['flow-logs'] }),
  'AWS::EC2::VPCEndpoint': ({ properties }) => {
    const part = endpointPart(
      String(properties['VpcEndpointType'] ?? 'Gateway'),
      ((properties['SubnetIds'] ?? []) as readonly unknown[]).length,
    );
    if (!part) return { free: { en: 'gateway endpoints cost nothing', ko: '게이트웨이 엔드포인트는 무료입니다' } };
    return {
      charges: [
        {
          what: { en: 'interface endpoints, for each zone', ko: '인터페이스 엔드포인트(영역마다)' },
          part,
          whenStopped: 'goes on',
        },
      ],
      uses: ['endpoint-traffic'],
    };
  },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': ({ logicalId, properties }) => {
    const { Type = 'application', Scheme, Subnets, SubnetMappings, IpAddressType = 'ipv4' } = properties;
    const zones = (Subnets ?? SubnetMappings) as readonly unknown[] | undefined;
    if (!Array.isArray(zones)) throw new UndecidableError(`${logicalId} does not say in which zones it is`);
    const outside = Scheme !== 'internal' && IpAddressType !== 'dualstack-without-public-ipv4';
    return {
      charges: [
        {
          what: { en: 'load balancer, without traffic', ko: '로드 밸런서(트래픽 제외)' },
          part: [`elb/${Type}`, 1],
          whenStopped: 'goes on',
        },
        // One in each zone.
        ...(outside ? [publicAddresses(zones.length, 'goes on')] : []),
      ],
      uses: ['balancer-lcu-hours'],
    };
  },
  'AWS::ApiGatewayV2::VpcLink': () => ({
    charges: [
      {
        what: { en: 'VPC link', ko: 'VPC 링크' },
        part: ['apigateway/vpc-link', 1],
        whenStopped: 'goes on',
      },
    ],
  }),
  'AWS::Route53::HostedZone': () => ({
    charges: [{ what: { en: 'hosted zone', ko: '호스팅 영역' }, part: ['hosted-zone', 1], whenStopped: 'goes on' }],
  }),
  'AWS::Route53::HealthCheck': () => ({
    charges: [
      {
        what: { en: 'health check of Route 53', ko: 'Route 53 상태 확인' },
        part: ['health-check', 1],
        whenStopped: 'goes on',
      },
    ],
  }),
};
