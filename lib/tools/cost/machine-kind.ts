import type { Sentence } from '../../config/sentence';
import { at, objectsAt } from '../../model/property-path';
import { type Resource, resourcesOfType, type StackModel } from '../../model/template';
import { UndecidableError } from '../../model/undecidable-error';
import type { CostPart } from '../prices/cost';
import { instancePart } from '../prices/parts-of';
import { platformOf } from './platform';

type Raw = Readonly<Record<string, unknown>>;

/** What the price of a machine goes by. */
export interface MachineKind {
  /** The one that is started, or those of which one is. */
  readonly instanceTypes: readonly string[];
  /** @default - only the id of its image tells */
  readonly platform?: string | undefined;
  /** Terms that are not those of the price list. */
  readonly terms: readonly Term[];
}

type Term = 'spot' | 'dedicated' | 'host';

const TERMS: Readonly<Record<Term, Sentence>> = {
  spot: { en: 'spot', ko: '스팟' },
  dedicated: { en: 'dedicated', ko: '전용 인스턴스' },
  host: { en: 'on a host of its own', ko: '전용 호스트' },
};

/** @throws UndecidableError for a machine that does not say of which type it is */
export function machineKind(stack: StackModel, { logicalId, properties }: Resource, data: Raw): MachineKind {
  const overrides = objectsAt(properties, 'MixedInstancesPolicy', 'LaunchTemplate', 'Overrides');
  const named = overrides.map(({ InstanceType }) => InstanceType);
  const instanceTypes = [...new Set(named.length > 0 ? named : [data['InstanceType']])];
  if (!instanceTypes.every((type) => typeof type === 'string'))
    throw new UndecidableError(`${logicalId} does not say which instance type it has`);
  const stated = at(data, 'Placement', 'Tenancy') ?? data['Tenancy'];
  // A network of dedicated machines starts no other ones.
  const tenancy = stated !== 'host' && isDedicated(stack) ? 'dedicated' : stated;
  const spot = at(data, 'InstanceMarketOptions', 'MarketType') === 'spot' || fillsWithSpot(properties);
  const told: Readonly<Record<Term, boolean>> = { spot, dedicated: tenancy === 'dedicated', host: tenancy === 'host' };
  return {
    instanceTypes,
    platform: platformOf(stack, data['ImageId']),
    terms: (Object.keys(told) as Term[]).filter((term) => told[term]),
  };
}

function isDedicated(stack: StackModel): boolean {
  return resourcesOfType(stack, 'AWS::EC2::VPC').some(
    ({ properties }) => properties['InstanceTenancy'] === 'dedicated',
  );
}

/** A group that says nothing of it starts all of its instances on demand. */
function fillsWithSpot(properties: Resource['properties']): boolean {
  const share = at(properties, 'MixedInstancesPolicy', 'InstancesDistribution', 'OnDemandPercentageAboveBaseCapacity');
  return share !== undefined && Number(share) < 100;
}

/** What so many of a kind cost beside disks and addresses. */
export function machinePart({ instanceTypes, platform, terms }: MachineKind, count: number): CostPart {
  return instancePart(instanceTypes.join(' or '), platform, count, terms);
}

/** A kind in words, with what makes its price another one than that of Linux on demand. */
export function kindWords({ instanceTypes, platform, terms }: MachineKind): Sentence {
  const odd = [
    ...(platform === 'Linux/UNIX' ? [] : [{ en: platform ?? '?', ko: platform ?? '?' }]),
    ...terms.map((term) => TERMS[term]),
  ];
  const words = (language: keyof Sentence, or: string) =>
    `${instanceTypes.join(or)}${odd.length > 0 ? ` (${odd.map((each) => each[language]).join(', ')})` : ''}`;
  return { en: words('en', ' or '), ko: words('ko', ' 또는 ') };
}
