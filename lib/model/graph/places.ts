import type { AssembledStack } from '../assembly';
import { networkInterfaces } from '../reach/network-interfaces';
import { type SubnetKind, subnetKinds } from '../reach/routes';
import { referencedId } from '../references';
import { resourcesOfType } from '../template';
import { UndecidableError } from '../undecidable-error';
import type { GraphNode, GraphPlace, NodeKind } from './graph';
import type { Placed } from './owners';

const TIERS: Readonly<Record<SubnetKind, Omit<GraphPlace, 'id' | 'kind' | 'within'>>> = {
  public: {
    name: { en: 'Public subnets', ko: '퍼블릭 서브넷' },
    why: {
      en: 'A route to the internet gateway: what has a public address here can be reached, if a rule lets it.',
      ko: '인터넷 게이트웨이로 가는 길이 있습니다. 퍼블릭 IP가 있으면 규칙이 허용하는 만큼 밖에서 닿을 수 있습니다.',
    },
  },
  private: {
    name: { en: 'Private subnets', ko: '프라이빗 서브넷' },
    why: { en: 'Out by the NAT, and nobody in.', ko: 'NAT로 나갈 수만 있고 밖에서 들어올 수는 없습니다.' },
  },
  isolated: {
    name: { en: 'Isolated subnets', ko: '격리된 서브넷' },
    why: { en: 'No way to the internet in either direction.', ko: '인터넷으로 나가는 길도 들어오는 길도 없습니다.' },
  },
};

const AT_EDGE: readonly NodeKind[] = ['distribution', 'edge code'];
const OUTSIDE: readonly NodeKind[] = ['people', 'internet', 'user group'];

/** Id of the place that something is in, by where its network interfaces can lie. */
export function placeOf(kind: NodeKind, main: Placed | undefined): string {
  if (OUTSIDE.includes(kind)) return 'outside';
  if (AT_EDGE.includes(kind)) return 'edge';
  if (!main) return 'region';
  const { stack, resource } = main;
  if (resource.type === 'AWS::EC2::SecurityGroup') return 'network';
  const subnets =
    resource.type === 'AWS::EC2::NatGateway'
      ? [referencedId(resource.properties['SubnetId']) ?? '']
      : networkInterfaces(stack.model)
          .filter(({ holder }) => holder === resource.logicalId)
          .flatMap((each) => each.subnets);
  if (subnets.length === 0) return 'region';
  const kinds = [...new Set(subnets.map((subnet) => subnetKinds(stack.model).get(subnet)))];
  if (kinds.length > 1) throw new UndecidableError(`${resource.logicalId} lies in subnets of several kinds`);
  return `network/${kinds[0]}`;
}

/** The places that are used, each after the one around it. */
export function placesUsed(stacks: readonly AssembledStack[], nodes: readonly GraphNode[]): readonly GraphPlace[] {
  const used = new Set(nodes.map(({ place }) => place));
  const networks = stacks.flatMap(({ model }) =>
    resourcesOfType(model, 'AWS::EC2::VPC').map((vpc) => ({ model, vpc })),
  );
  if (networks.length > 1) throw new UndecidableError('The stacks have several networks, and the graph shows one');
  const [network] = networks;
  const tiers = (Object.keys(TIERS) as SubnetKind[]).filter((tier) => used.has(`network/${tier}`));
  const region = regionOf(stacks, nodes);
  const all: readonly GraphPlace[] = [
    {
      id: 'outside',
      kind: 'outside',
      name: { en: 'Outside', ko: '바깥' },
      why: { en: 'What no template makes, and who asks.', ko: '템플릿이 만들지 않는 것과 요청하는 사람입니다.' },
    },
    {
      id: 'edge',
      kind: 'edge',
      name: { en: 'Edge: hundreds of places', ko: '엣지: 수백 곳' },
      why: {
        en: 'Belongs to no region; what configures it is made in us-east-1.',
        ko: '어느 리전에도 속하지 않습니다. 설정은 us-east-1에서 만듭니다.',
      },
    },
    {
      id: 'region',
      kind: 'region',
      name: { en: `Region ${region}`, ko: `${region} 리전` },
      why: { en: 'Where everything else is made and kept.', ko: '나머지를 만들고 보관하는 곳입니다.' },
    },
    ...(network
      ? [
          {
            id: 'network',
            kind: 'network' as const,
            within: 'region',
            name: {
              en: `VPC ${network.vpc.properties['CidrBlock']}`,
              ko: `VPC ${network.vpc.properties['CidrBlock']}`,
            },
            why: {
              en: 'A network of its own: nothing gets in or out but by its routes and rules.',
              ko: '독립된 네트워크입니다. 라우팅과 규칙이 허용하는 것만 드나듭니다.',
            },
          },
        ]
      : []),
    ...tiers.map((tier): GraphPlace => {
      const zones = resourcesOfType(network!.model, 'AWS::EC2::Subnet').filter(
        ({ logicalId }) => subnetKinds(network!.model).get(logicalId) === tier,
      ).length;
      const { name, why } = TIERS[tier];
      const counted = { en: `${name.en} × ${zones}`, ko: `${name.ko} × ${zones}` };
      return { id: `network/${tier}`, kind: 'tier', within: 'network', name: zones > 1 ? counted : name, why };
    }),
  ];
  return all.filter(({ id }) => used.has(id) || all.some(({ within, id: inner }) => within === id && isUsed(inner)));

  function isUsed(id: string): boolean {
    return used.has(id) || all.some((each) => each.within === id && isUsed(each.id));
  }
}

/** Where all is that is in a region: what is at the edge may be made elsewhere. */
function regionOf(stacks: readonly AssembledStack[], nodes: readonly GraphNode[]): string {
  const homes = nodes.flatMap(({ place, resource }) => (resource && place !== 'edge' ? [resource.stack] : []));
  const regions = new Set(stacks.filter(({ id }) => homes.includes(id)).map(({ model }) => model.region));
  if (regions.size > 1)
    throw new UndecidableError(`Things stand in ${[...regions].join(' and ')}, and the graph shows one region`);
  return [...regions][0] ?? '';
}
