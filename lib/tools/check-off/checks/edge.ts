import type { Ask } from '../calls';
import type { Thing } from '../check';
import { type Check, check } from '../check';
import { command } from '../shell-command';

export const edge: readonly Check[] = [
  check({
    id: 'distributions',
    title: { en: 'CloudFront distributions', ko: 'CloudFront 배포' },
    scope: 'global',
    looksAt: ['cloudfront:distribution/'],
    calls: ['cloudfront:ListDistributions'],
    async *find(ask) {
      for await (const { DistributionList } of ask('cloudfront:ListDistributions', {})) {
        for (const { Id: id = '', ARN, DomainName, Enabled, Status } of DistributionList?.Items ?? []) {
          yield {
            id,
            arn: ARN,
            name: DomainName,
            fate: 'unused',
            state: `${Enabled ? 'enabled' : 'disabled'}, ${Status}`,
            note: {
              en: 'no command: disable it in the CloudFront console, wait until it is Deployed, then delete it there; with a flat-rate plan it costs until that is cancelled',
              ko: '명령 하나로는 안 됩니다. CloudFront 콘솔에서 비활성화하고 배포됨 상태가 되면 삭제하세요. 정액 요금제가 있으면 취소할 때까지 요금이 나옵니다',
            },
            remove: [],
          };
        }
      }
    },
  }),
  check({
    id: 'hosted-zones',
    title: { en: 'Route 53 hosted zones', ko: 'Route 53 호스팅 영역' },
    scope: 'global',
    looksAt: ['route53:hostedzone/'],
    calls: ['route53:ListHostedZones'],
    async *find(ask) {
      for await (const { HostedZones = [] } of ask('route53:ListHostedZones', {})) {
        for (const { Id = '', Name, ResourceRecordSetCount = 0, LinkedService } of HostedZones) {
          const id = Id.replace(/^\/hostedzone\//, '');
          yield {
            id,
            arn: `arn:aws:route53:::hostedzone/${id}`,
            name: Name,
            fate: 'billed',
            state: `${ResourceRecordSetCount} records`,
            cost: [['hosted-zone', 1]],
            note: LinkedService
              ? { en: 'made by a service, which also removes it', ko: 'AWS 서비스가 만들었고 그 서비스가 삭제합니다' }
              : {
                  en: 'its records but NS and SOA have to be deleted first',
                  ko: 'NS와 SOA를 뺀 레코드를 먼저 삭제해야 합니다',
                },
            remove: LinkedService ? [] : command('aws route53 delete-hosted-zone --id', id),
          };
        }
      }
    },
  }),
  check({
    id: 'health-checks',
    title: { en: 'Route 53 health checks', ko: 'Route 53 상태 확인' },
    scope: 'global',
    looksAt: ['route53:healthcheck/'],
    calls: ['route53:ListHealthChecks'],
    async *find(ask) {
      for await (const { HealthChecks = [] } of ask('route53:ListHealthChecks', {})) {
        for (const { Id: id = '', HealthCheckConfig } of HealthChecks) {
          yield {
            id,
            arn: `arn:aws:route53:::healthcheck/${id}`,
            name: HealthCheckConfig?.FullyQualifiedDomainName ?? HealthCheckConfig?.IPAddress,
            fate: 'billed',
            state: HealthCheckConfig?.Type,
            cost: [['health-check', 1]],
            remove: command('aws route53 delete-health-check --health-check-id', id),
          };
        }
      }
    },
  }),
  check({
    id: 'web-acls',
    title: { en: 'WAF web ACLs', ko: 'WAF 웹 ACL' },
    scope: 'region',
    looksAt: ['wafv2:regional/webacl/'],
    calls: ['wafv2:ListWebACLs'],
    find: (ask) => webAcls(ask, 'REGIONAL'),
  }),
  check({
    id: 'web-acls-of-distributions',
    title: { en: 'WAF web ACLs of CloudFront', ko: 'CloudFront의 WAF 웹 ACL' },
    scope: 'global',
    looksAt: ['wafv2:global/webacl/'],
    calls: ['wafv2:ListWebACLs'],
    find: (ask) => webAcls(ask, 'CLOUDFRONT'),
  }),
];

async function* webAcls(ask: Ask<'wafv2:ListWebACLs'>, Scope: 'REGIONAL' | 'CLOUDFRONT'): AsyncIterable<Thing> {
  for await (const { WebACLs = [] } of ask('wafv2:ListWebACLs', { Scope, Limit: 100 })) {
    for (const { Id: id = '', Name, ARN, LockToken } of WebACLs) {
      yield {
        id,
        arn: ARN,
        name: Name,
        fate: 'billed',
        cost: [
          ['waf/web-acl', 1],
          ['waf/rules', Number.NaN],
        ],
        note: {
          en: 'can be deleted once nothing uses it; each of its rules costs too',
          ko: '사용하는 리소스가 없어야 삭제할 수 있습니다. 규칙마다 요금이 더해집니다',
        },
        remove: command(`aws wafv2 delete-web-acl --scope ${Scope} --id ${id} --lock-token ${LockToken} --name`, Name),
      };
    }
  }
}
