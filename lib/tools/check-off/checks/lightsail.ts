import { type Check, check, tagsOf } from '../check';
import { LIGHTSAIL } from '../offered-regions';
import { command } from '../shell-command';

interface LightsailTag {
  readonly key?: string | undefined;
  readonly value?: string | undefined;
}

export const lightsail: readonly Check[] = [
  check({
    id: 'lightsail-instances',
    title: { en: 'Lightsail instances', ko: 'Lightsail 인스턴스' },
    scope: 'region',
    offeredIn: LIGHTSAIL,
    looksAt: ['lightsail:Instance/'],
    calls: ['lightsail:GetInstances'],
    async *find(ask) {
      for await (const { instances = [] } of ask('lightsail:GetInstances', {})) {
        for (const { name: id = '', bundleId, state, tags } of instances) {
          yield {
            id,
            tags: recordOf(tags),
            fate: 'billed',
            state: `${bundleId}, ${state?.name}`,
            cost: [[`lightsail/${bundleId}`, 1]],
            note: { en: 'billed while it is stopped, too', ko: '중지해도 요금이 나옵니다' },
            remove: command('aws lightsail delete-instance --instance-name', id),
          };
        }
      }
    },
  }),
  check({
    id: 'lightsail-databases',
    title: { en: 'Lightsail databases', ko: 'Lightsail 데이터베이스' },
    scope: 'region',
    offeredIn: LIGHTSAIL,
    looksAt: ['lightsail:RelationalDatabase/'],
    calls: ['lightsail:GetRelationalDatabases'],
    async *find(ask) {
      for await (const { relationalDatabases = [] } of ask('lightsail:GetRelationalDatabases', {})) {
        for (const { name: id = '', relationalDatabaseBundleId: bundle, state, tags } of relationalDatabases) {
          yield {
            id,
            tags: recordOf(tags),
            fate: 'billed',
            state: `${bundle}, ${state}`,
            cost: [[`lightsail/${bundle}`, 1]],
            remove: command(
              'aws lightsail delete-relational-database --skip-final-snapshot --relational-database-name',
              id,
            ),
          };
        }
      }
    },
  }),
  check({
    id: 'lightsail-load-balancers',
    title: { en: 'Lightsail load balancers', ko: 'Lightsail 로드 밸런서' },
    scope: 'region',
    offeredIn: LIGHTSAIL,
    looksAt: ['lightsail:LoadBalancer/'],
    calls: ['lightsail:GetLoadBalancers'],
    async *find(ask) {
      for await (const { loadBalancers = [] } of ask('lightsail:GetLoadBalancers', {})) {
        for (const { name: id = '', state, tags } of loadBalancers) {
          yield {
            id,
            tags: recordOf(tags),
            fate: 'billed',
            state,
            cost: [['lightsail/load-balancer', 1]],
            remove: command('aws lightsail delete-load-balancer --load-balancer-name', id),
          };
        }
      }
    },
  }),
  check({
    id: 'lightsail-addresses',
    title: { en: 'Lightsail static IP addresses', ko: 'Lightsail 고정 IP 주소' },
    scope: 'region',
    offeredIn: LIGHTSAIL,
    looksAt: ['lightsail:StaticIp/'],
    calls: ['lightsail:GetStaticIps'],
    async *find(ask) {
      for await (const { staticIps = [] } of ask('lightsail:GetStaticIps', {})) {
        for (const { name: id = '', ipAddress, isAttached } of staticIps) {
          yield {
            id,
            name: ipAddress,
            fate: isAttached ? 'unused' : 'billed',
            state: isAttached ? 'attached' : 'not attached',
            cost: isAttached ? [] : [['lightsail/static-ip', 1]],
            remove: command('aws lightsail release-static-ip --static-ip-name', id),
          };
        }
      }
    },
  }),
];

/** Lightsail writes keys and values small. */
function recordOf(tags: readonly LightsailTag[] = []): Readonly<Record<string, string>> {
  return tagsOf(tags.map(({ key, value }) => ({ Key: key, Value: value })));
}
