import { type Check, check, tagsOf } from '../check';
import { eachOf } from '../each-of';
import { command } from '../shell-command';

export const secrets: readonly Check[] = [
  check({
    id: 'secrets',
    title: { en: 'Secrets', ko: '보안 암호' },
    scope: 'region',
    looksAt: ['secretsmanager:secret:'],
    calls: ['secretsmanager:ListSecrets'],
    async *find(ask) {
      for await (const { SecretList = [] } of ask('secretsmanager:ListSecrets', { IncludePlannedDeletion: true })) {
        for (const { ARN: id = '', Name, DeletedDate, OwningService, Tags } of SecretList) {
          yield {
            id,
            arn: id,
            name: Name,
            tags: tagsOf(Tags),
            fate: DeletedDate ? 'going' : 'billed',
            state: DeletedDate ? `deletion planned since ${dayOf(DeletedDate)}` : undefined,
            ...(!DeletedDate && { cost: [['secret', 1]] }),
            ...(OwningService && {
              note: {
                en: `goes with its owner in ${OwningService}`,
                ko: `${OwningService}의 소유 리소스를 삭제하면 함께 없어집니다`,
              },
            }),
            remove: OwningService
              ? []
              : command('aws secretsmanager delete-secret --recovery-window-in-days 7 --secret-id', id),
          };
        }
      }
    },
  }),
  check({
    id: 'advanced-parameters',
    title: { en: 'Advanced parameters in Parameter Store', ko: 'Parameter Store의 고급 파라미터' },
    scope: 'region',
    // Those of the other tier cost nothing.
    looksAt: ['ssm:parameter/'],
    calls: ['ssm:DescribeParameters'],
    async *find(ask, { region, account }) {
      const advanced = { Key: 'Tier', Option: 'Equals', Values: ['Advanced'] };
      for await (const { Parameters = [] } of ask('ssm:DescribeParameters', { ParameterFilters: [advanced] })) {
        for (const { Name: id = '', Type } of Parameters) {
          yield {
            id,
            arn: `arn:aws:ssm:${region}:${account}:parameter/${id.replace(/^\//, '')}`,
            fate: 'billed',
            state: Type,
            cost: [['ssm/advanced-parameter', 1]],
            remove: command('aws ssm delete-parameter --name', id),
          };
        }
      }
    },
  }),
  check({
    id: 'kms-keys',
    title: { en: 'KMS keys', ko: 'KMS 키' },
    scope: 'region',
    looksAt: ['kms:key/'],
    calls: ['kms:ListKeys', 'kms:DescribeKey'],
    async *find(ask) {
      for await (const { Keys = [] } of ask('kms:ListKeys', {})) {
        const ids = Keys.map(({ KeyId = '' }) => KeyId);
        for await (const { KeyMetadata } of eachOf(ids, (KeyId) => ask('kms:DescribeKey', { KeyId }))) {
          const { KeyId: id = '', Arn, KeyManager, KeyState, Description, DeletionDate } = KeyMetadata ?? {};
          // The keys of AWS's own services cost nothing and cannot be deleted.
          if (KeyManager === 'AWS') continue;
          const going = KeyState === 'PendingDeletion' || KeyState === 'PendingReplicaDeletion';
          yield {
            id,
            arn: Arn,
            name: Description || undefined,
            fate: going ? 'going' : 'billed',
            state: DeletionDate ? `${KeyState} until ${dayOf(DeletionDate)}` : KeyState,
            ...(!going && { cost: [['kms-key', 1]] }),
            note: going
              ? undefined
              : {
                  en: 'what it encrypted can never be read again once it is gone',
                  ko: '키가 삭제되면 이 키로 암호화한 데이터는 다시 읽을 수 없습니다',
                },
            remove: command('aws kms schedule-key-deletion --pending-window-in-days 7 --key-id', id),
          };
        }
      }
    },
  }),
];

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
