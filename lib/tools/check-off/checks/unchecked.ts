import { type Check, check, tagsOf } from '../check';
import { FREE_KINDS } from '../free-kinds';

/** What bears tags, now or once, and is of a kind that none of the checks looks at: it may cost, and nobody says how much. */
export function uncheckedBeside(checks: readonly Check[]): Check {
  const known = [...checks.flatMap(({ looksAt }) => looksAt), ...FREE_KINDS];
  return check({
    id: 'unchecked',
    title: { en: 'Tagged things of other kinds', ko: '태그가 있는 다른 종류의 리소스' },
    scope: 'region',
    looksAt: [],
    calls: ['tag:GetResources'],
    async *find(ask) {
      for await (const { ResourceTagMappingList = [] } of ask('tag:GetResources', { ResourcesPerPage: 100 })) {
        for (const { ResourceARN: id = '', Tags } of ResourceTagMappingList) {
          if (known.some((beginning) => kindOf(id).startsWith(beginning))) continue;
          yield {
            id,
            tags: tagsOf(Tags),
            fate: 'unchecked',
            cost: [['unchecked', Number.NaN]],
            note: {
              en: 'found by its tags, which may outlive it for a while: look at it in the console of its service',
              ko: '태그로 찾았습니다. 삭제한 뒤에도 태그가 잠시 남을 수 있으니 해당 서비스의 콘솔에서 확인하세요',
            },
            remove: [],
          };
        }
      }
    },
  });
}

/** An ARN without partition, region and account: `ec2:instance/i-0a`, and `sqs:jobs` where the service has one kind. */
export function kindOf(arn: string): string {
  const [, , service, , , ...resource] = arn.split(':');
  return `${service}:${resource.join(':')}`;
}
