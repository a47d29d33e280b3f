import type { Sentence } from '../../config/sentence';
import type { AssembledStack } from '../../model/assembly';
import { entriesOf } from '../../model/entries';
import { allIdentities } from '../../model/iam/all-identities';
import { connections } from '../../model/reach/reach';
import { UndecidableError } from '../../model/undecidable-error';
import { groupedBy } from './identity/grouped';
import { keepsState } from './impact/keeps-state';
import { plain } from './readable';

/** What one architecture is, by the questions that one asks of any. */
export interface Capabilities {
  readonly id: string;
  readonly rows: Readonly<Record<Row, readonly string[]>>;
}

export const ROWS = ['ways', 'open', 'compute', 'storage', 'rights', 'watching'] as const;

export type Row = (typeof ROWS)[number];

export const ROW_TITLES: Readonly<Record<Row, Sentence>> = {
  ways: { en: 'Ways in', ko: '진입점' },
  open: { en: 'Open from outside', ko: '외부에서 열린 포트' },
  compute: { en: 'Compute', ko: '컴퓨팅' },
  storage: { en: 'What it keeps', ko: '저장하는 것' },
  rights: { en: 'Who may do what', ko: '권한을 가진 주체' },
  watching: { en: 'What watches it', ko: '감시' },
};

const COMPUTE =
  /^AWS::(Lambda::Function|EC2::Instance|AutoScaling::AutoScalingGroup|ECS::Service|AppRunner::Service|Bedrock::\w+|ElasticLoadBalancingV2::LoadBalancer|EC2::NatGateway)$/;

/** What the stacks of a side can do; a row that cannot be read says so. */
export async function capabilitiesOf(stacks: readonly AssembledStack[]): Promise<Capabilities> {
  const rowOf = (read: (stack: AssembledStack) => readonly string[]): string[] => {
    try {
      return stacks.flatMap(read);
    } catch (error) {
      if (!(error instanceof UndecidableError)) throw error;
      return [`? (${error.message})`];
    }
  };
  const ofTypes = (matches: (type: string, resource: Parameters<typeof keepsState>[0]) => boolean) =>
    rowOf(({ model }) => {
      const found = [...model.resources.values()].filter((resource) => matches(resource.type, resource));
      return [...groupedBy(found, ({ type }) => type)].map(
        ([type, all]) => `${type.replace(/^AWS::/, '')} ${all.map(({ logicalId }) => plain(logicalId)).join(', ')}`,
      );
    });
  return {
    id: stacks.map(({ id }) => id).join(', '),
    rows: {
      ways: rowOf(({ model }) =>
        entriesOf(model).map(({ logicalId, way, who }) => `${plain(logicalId)} ${way}: ${who}`),
      ),
      open: rowOf(({ model }) => [
        ...new Set(
          connections(model)
            .filter(({ way }) => way === 'fromInternet' || way === 'fromCloudFront')
            .map(({ from, to, ports }) => `${from} -> ${plain(to)} ${ports.protocol} ${ports.from}`),
        ),
      ]),
      compute: ofTypes((type) => COMPUTE.test(type)),
      storage: ofTypes((_, resource) => keepsState(resource) && resource.type !== 'AWS::Logs::LogGroup'),
      rights: rowOf(({ model }) =>
        allIdentities(model, { managedPolicies: () => ({ version: '2012-10-17', statements: [] }) }).map(
          ({ logicalId, policies }) => {
            const services = policies.identity.flatMap(({ statements }) =>
              statements
                .filter(({ effect }) => effect === 'Allow')
                .flatMap(({ action }) => action.patterns.map((pattern) => pattern.split(':')[0]!)),
            );
            return `${plain(logicalId)}: ${[...new Set(services)].sort().join(', ') || '-'}`;
          },
        ),
      ),
      watching: ofTypes((type) => /^AWS::(CloudWatch::(Composite)?Alarm|WAFv2::WebACL|EC2::FlowLog)$/.test(type)),
    },
  };
}
