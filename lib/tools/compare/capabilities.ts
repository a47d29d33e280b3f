import type { Language, Sentence } from '../../config/sentence';
import type { AssembledStack } from '../../model/assembly';
import { bareId } from '../../model/bare-id';
import { entriesOf } from '../../model/entries';
import { allIdentities } from '../../model/iam/all-identities';
import { portsText } from '../../model/reach/ports';
import { connections } from '../../model/reach/reach';
import { entryWayWords, entryWhoWords } from '../wording/entry-words';
import { thingName } from '../wording/thing-name';
import { groupedBy } from './identity/grouped';
import { keepsState } from './impact/keeps-state';

/** What one architecture is, by the questions that one asks of any. */
export interface Capabilities {
  readonly id: string;
  readonly rows: Readonly<Record<Row, readonly Sentence[]>>;
}

export const ROWS = ['ways', 'open', 'compute', 'storage', 'rights', 'watching'] as const;

export type Row = (typeof ROWS)[number];

export const ROW_TITLES: Readonly<Record<Row, Sentence>> = {
  ways: { en: 'Ways in', ko: '진입점' },
  open: { en: 'Open from outside', ko: '외부에서 열린 포트' },
  compute: { en: 'Compute', ko: '컴퓨팅' },
  storage: { en: 'What it keeps', ko: '저장하는 것' },
  rights: { en: 'Who may use which services', ko: '서비스를 쓸 수 있는 주체' },
  watching: { en: 'What watches it', ko: '감시' },
};

const COMPUTE =
  /^AWS::(Lambda::Function|EC2::Instance|AutoScaling::AutoScalingGroup|ECS::Service|AppRunner::Service|Bedrock::\w+|ElasticLoadBalancingV2::LoadBalancer|EC2::NatGateway)$/;

/** Helpers that the library brings for a deployment, and that do nothing between deployments. */
const OF_THE_LIBRARY = /^Custom\w+CustomResourceProvider|^LogRetention[0-9a-f]{32}|^AWS[0-9a-f]{32}/;

/** What the stacks of a side can do; a row that cannot be read says so. */
export function capabilitiesOf(stacks: readonly AssembledStack[]): Capabilities {
  const rowOf = (read: (stack: AssembledStack) => readonly Sentence[]): readonly Sentence[] => {
    try {
      return stacks.flatMap(read);
    } catch {
      return [{ en: 'could not be read: look', ko: '읽을 수 없으니 직접 확인하세요' }];
    }
  };
  const ofTypes = (matches: (resource: Parameters<typeof keepsState>[0]) => boolean) =>
    rowOf((stack) => {
      const found = [...stack.model.resources.values()].filter(
        (resource) => matches(resource) && !OF_THE_LIBRARY.test(resource.logicalId),
      );
      return [...groupedBy(found, ({ type }) => type)].map(([type, all]) =>
        inBoth(`${type.replace(/^AWS::/, '')} ${all.map(({ logicalId }) => thingName(stack, logicalId)).join(', ')}`),
      );
    });
  return {
    id: stacks.map(({ id }) => id).join(', '),
    rows: {
      ways: rowOf((stack) =>
        entriesOf(stack.model).map((entry) => {
          const said = (language: Language) =>
            `${thingName(stack, entry.logicalId)} ${named(stack, entryWayWords(entry, language))}: ${named(stack, entryWhoWords(entry, language))}`;
          return { en: said('en'), ko: said('ko') };
        }),
      ),
      open: rowOf((stack) => opened(stack).map(inBoth)),
      compute: ofTypes(({ type }) => COMPUTE.test(type)),
      storage: ofTypes((resource) => keepsState(resource) && resource.type !== 'AWS::Logs::LogGroup'),
      rights: rowOf((stack) => rights(stack).map(inBoth)),
      watching: ofTypes(({ type }) => /^AWS::(CloudWatch::(Composite)?Alarm|WAFv2::WebACL|EC2::FlowLog)$/.test(type)),
    },
  };
}

function opened(stack: AssembledStack): string[] {
  const lines = connections(stack.model)
    .filter(({ way }) => way === 'fromInternet' || way === 'fromCloudFront')
    .map(({ from, to, ports }) => `${from} -> ${thingName(stack, to)} ${portsText(ports)}`);
  return [...new Set(lines)];
}

/** Services that somebody's policies speak of; what AWS's own policies give stands in no template. */
function rights(stack: AssembledStack): string[] {
  const found = allIdentities(stack.model, { managedPolicies: () => ({ version: '2012-10-17', statements: [] }) });
  return found
    .filter(({ logicalId }) => !OF_THE_LIBRARY.test(logicalId))
    .map(({ logicalId, policies }) => {
      const services = policies.identity.flatMap(({ statements }) =>
        statements
          .filter(({ effect }) => effect === 'Allow')
          .flatMap(({ action }) => action.patterns.map((pattern) => pattern.split(':')[0]!)),
      );
      return `${thingName(stack, logicalId)}: ${[...new Set(services)].sort().join(', ') || '-'}`;
    });
}

function named(stack: AssembledStack, text: string): string {
  return text.replace(/\w+/g, (word) => (stack.model.resources.has(word) ? thingName(stack, word) : bareId(word)));
}

function inBoth(text: string): Sentence {
  return { en: text, ko: text };
}
