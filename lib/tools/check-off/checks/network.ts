import { endpointPart } from '../../prices/parts-of';
import { type Check, check, tagsOf } from '../check';
import { command } from '../shell-command';

export const network: readonly Check[] = [
  check({
    id: 'nat-gateways',
    title: { en: 'NAT gateways', ko: 'NAT 게이트웨이' },
    scope: 'region',
    looksAt: ['ec2:natgateway/'],
    calls: ['ec2:DescribeNatGateways'],
    async *find(ask) {
      for await (const { NatGateways = [] } of ask('ec2:DescribeNatGateways', {})) {
        for (const { NatGatewayId: id = '', State = '', Tags } of NatGateways) {
          // Deleted and failed ones are listed for about an hour more.
          if (State === 'deleted' || State === 'failed') continue;
          const tags = tagsOf(Tags);
          yield {
            id,
            fate: State === 'deleting' ? 'going' : 'billed',
            name: tags['Name'],
            tags,
            state: State,
            ...(State !== 'deleting' && { cost: [['nat-gateway', 1]] }),
            remove: command('aws ec2 delete-nat-gateway --nat-gateway-id', id),
          };
        }
      }
    },
  }),
  check({
    id: 'elastic-ips',
    title: { en: 'Elastic IP addresses', ko: '탄력적 IP 주소' },
    scope: 'region',
    looksAt: ['ec2:elastic-ip/'],
    calls: ['ec2:DescribeAddresses'],
    async *find(ask) {
      for await (const { Addresses = [] } of ask('ec2:DescribeAddresses', {})) {
        for (const { AllocationId: id = '', PublicIp, AssociationId, Tags } of Addresses) {
          yield {
            id,
            fate: 'billed',
            name: PublicIp,
            tags: tagsOf(Tags),
            state: AssociationId ? 'associated' : 'not associated',
            cost: [[AssociationId ? 'public-ipv4' : 'elastic-ip/idle', 1]],
            ...(AssociationId && {
              note: {
                en: 'in use: it can be released once what uses it is gone',
                ko: '사용 중입니다. 사용하는 리소스를 삭제한 뒤 릴리스하세요',
              },
            }),
            remove: command('aws ec2 release-address --allocation-id', id),
          };
        }
      }
    },
  }),
  check({
    id: 'network-interfaces',
    title: {
      en: 'Other public IPv4 addresses, and interfaces of functions',
      ko: '그 밖의 퍼블릭 IPv4 주소와 함수의 네트워크 인터페이스',
    },
    scope: 'region',
    looksAt: ['ec2:network-interface/'],
    calls: ['ec2:DescribeNetworkInterfaces'],
    async *find(ask) {
      for await (const { NetworkInterfaces = [] } of ask('ec2:DescribeNetworkInterfaces', {})) {
        for (const { NetworkInterfaceId: id = '', Association, InterfaceType, ...rest } of NetworkInterfaces) {
          const { Attachment, Description, Status, TagSet } = rest;
          const tags = tagsOf(TagSet);
          // An Elastic IP is in a list of its own.
          if (Association?.PublicIp && !Association.AllocationId) {
            const user = Attachment?.InstanceId ?? Description ?? id;
            yield {
              id,
              fate: 'billed',
              name: Association.PublicIp,
              tags,
              state: Status,
              cost: [['public-ipv4', 1]],
              note: { en: `goes with ${user}`, ko: `${user}을(를) 삭제하면 함께 없어집니다` },
              remove: [],
            };
          } else if (InterfaceType === 'lambda') {
            yield {
              id,
              fate: 'going',
              name: Description,
              tags,
              state: Status,
              note: {
                en: 'Lambda removes it by itself, up to 45 minutes after its function; until then its subnet cannot be deleted',
                ko: '함수를 삭제한 뒤 최대 45분 안에 Lambda가 스스로 지웁니다. 그전에는 서브넷을 삭제할 수 없습니다',
              },
              remove: [],
            };
          }
        }
      }
    },
  }),
  check({
    id: 'interface-endpoints',
    title: { en: 'VPC interface endpoints', ko: 'VPC 인터페이스 엔드포인트' },
    scope: 'region',
    looksAt: ['ec2:vpc-endpoint/'],
    calls: ['ec2:DescribeVpcEndpoints'],
    async *find(ask) {
      for await (const { VpcEndpoints = [] } of ask('ec2:DescribeVpcEndpoints', {})) {
        for (const { VpcEndpointId: id = '', VpcEndpointType: type, ServiceName, ...rest } of VpcEndpoints) {
          const { State, SubnetIds = [], Tags } = rest;
          const part = endpointPart(String(type), SubnetIds.length);
          if (!part || /^deleted$/i.test(State ?? '')) continue;
          const going = /^deleting$/i.test(State ?? '');
          yield {
            id,
            fate: going ? 'going' : 'billed',
            name: ServiceName,
            tags: tagsOf(Tags),
            state: `${type}, ${State}`,
            ...(!going && { cost: [part] }),
            remove: command('aws ec2 delete-vpc-endpoints --vpc-endpoint-ids', id),
          };
        }
      }
    },
  }),
  check({
    id: 'vpn-connections',
    title: { en: 'VPN connections', ko: 'VPN 연결' },
    scope: 'region',
    looksAt: ['ec2:vpn-connection/'],
    calls: ['ec2:DescribeVpnConnections'],
    async *find(ask) {
      for await (const { VpnConnections = [] } of ask('ec2:DescribeVpnConnections', {})) {
        for (const { VpnConnectionId: id = '', State, Tags } of VpnConnections) {
          if (State === 'deleted') continue;
          yield {
            id,
            fate: State === 'deleting' ? 'going' : 'billed',
            tags: tagsOf(Tags),
            state: State,
            ...(State !== 'deleting' && { cost: [['vpn-connection', 1]] }),
            remove: command('aws ec2 delete-vpn-connection --vpn-connection-id', id),
          };
        }
      }
    },
  }),
  check({
    id: 'client-vpn-endpoints',
    title: { en: 'Client VPN endpoints', ko: 'Client VPN 엔드포인트' },
    scope: 'region',
    looksAt: ['ec2:client-vpn-endpoint/'],
    calls: ['ec2:DescribeClientVpnEndpoints'],
    async *find(ask) {
      for await (const { ClientVpnEndpoints = [] } of ask('ec2:DescribeClientVpnEndpoints', {})) {
        for (const { ClientVpnEndpointId: id = '', Description, Status, Tags } of ClientVpnEndpoints) {
          const going = Status?.Code === 'deleting' || Status?.Code === 'deleted';
          yield {
            id,
            name: Description,
            tags: tagsOf(Tags),
            fate: going ? 'going' : 'billed',
            state: Status?.Code,
            ...(!going && { cost: [['client-vpn/association', Number.NaN]] }),
            note: {
              en: 'each subnet that it is associated with is billed by the hour: disassociate them first',
              ko: '연결된 서브넷마다 시간당 요금이 나옵니다. 서브넷 연결부터 해제하세요',
            },
            remove: command('aws ec2 delete-client-vpn-endpoint --client-vpn-endpoint-id', id),
          };
        }
      }
    },
  }),
  check({
    id: 'transit-gateway-attachments',
    title: { en: 'Transit gateway attachments', ko: '전송 게이트웨이 연결' },
    scope: 'region',
    // The gateway itself is paid for by what is attached to it.
    looksAt: ['ec2:transit-gateway-attachment/', 'ec2:transit-gateway/', 'ec2:transit-gateway-route-table/'],
    calls: ['ec2:DescribeTransitGatewayAttachments'],
    async *find(ask) {
      for await (const page of ask('ec2:DescribeTransitGatewayAttachments', {})) {
        for (const attachment of page.TransitGatewayAttachments ?? []) {
          const { TransitGatewayAttachmentId: id = '', ResourceType: type, ResourceId, State, Tags } = attachment;
          if (State === 'deleted' || State === 'failed' || State === 'rejected') continue;
          yield {
            id,
            name: ResourceId,
            tags: tagsOf(Tags),
            fate: State === 'deleting' ? 'going' : 'billed',
            state: `${type}, ${State}`,
            ...(State !== 'deleting' && { cost: [['transit-gateway/attachment', 1]] }),
            remove:
              type === 'vpc'
                ? command('aws ec2 delete-transit-gateway-vpc-attachment --transit-gateway-attachment-id', id)
                : [],
          };
        }
      }
    },
  }),
  check({
    id: 'load-balancers',
    title: { en: 'Load balancers', ko: '로드 밸런서' },
    scope: 'region',
    looksAt: [
      'elasticloadbalancing:loadbalancer/app/',
      'elasticloadbalancing:loadbalancer/net/',
      'elasticloadbalancing:loadbalancer/gwy/',
    ],
    calls: ['elbv2:DescribeLoadBalancers'],
    async *find(ask) {
      for await (const { LoadBalancers = [] } of ask('elbv2:DescribeLoadBalancers', {})) {
        for (const { LoadBalancerArn: arn = '', LoadBalancerName, Type, State } of LoadBalancers) {
          yield {
            id: arn,
            arn,
            fate: 'billed',
            name: LoadBalancerName,
            state: `${Type}, ${State?.Code}`,
            cost: [[`elb/${Type}`, 1]],
            remove: command('aws elbv2 delete-load-balancer --load-balancer-arn', arn),
          };
        }
      }
    },
  }),
  check({
    id: 'classic-load-balancers',
    title: { en: 'Classic Load Balancers', ko: 'Classic Load Balancer' },
    scope: 'region',
    looksAt: ['elasticloadbalancing:loadbalancer/'],
    calls: ['elb:DescribeLoadBalancers'],
    async *find(ask, { region, account }) {
      for await (const { LoadBalancerDescriptions = [] } of ask('elb:DescribeLoadBalancers', {})) {
        for (const { LoadBalancerName: id = '' } of LoadBalancerDescriptions) {
          yield {
            id,
            arn: `arn:aws:elasticloadbalancing:${region}:${account}:loadbalancer/${id}`,
            fate: 'billed',
            cost: [['elb/classic', 1]],
            remove: command('aws elb delete-load-balancer --load-balancer-name', id),
          };
        }
      }
    },
  }),
];
