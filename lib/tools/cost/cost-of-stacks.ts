import type { Sentence } from '../../config/sentence';
import type { AssembledStack, SourceLine } from '../../model/assembly';
import { costOf } from '../prices/cost';
import { FREE_AMOUNTS } from '../prices/free-amounts';
import { HOURS_A_MONTH, type Price, priceOf } from '../prices/price-list';
import type { Charge, WhenStopped } from './charge';
import { formulaOf } from './formula';
import { resourceCost } from './resource-cost';
import { type Survivor, survivorsOf } from './survivors';
import { type StatedUse, USES, type UseName } from './uses';
import { withSwitches } from './written-switches';

/** Hours of a lesson. */
export const HOURS_A_CLASS = 2;

/** A stack with what is needed of it. */
export type CostedStack = Pick<AssembledStack, 'id' | 'model' | 'origins'>;

/** A resource, and the line that made it. */
export interface CostedResource {
  readonly stack: string;
  readonly logicalId: string;
  /** @default - the assembly was made without traces */
  readonly source?: SourceLine;
}

/** US dollars without tax, as far as they are known. */
export interface Amount {
  readonly perHour: number;
  readonly perClass: number;
  readonly perMonth: number;
}

/** Something that is paid for as long as it stands, or by its use. */
export interface CostLine {
  readonly what: Sentence;
  readonly resources: readonly CostedResource[];
  readonly region: string;
  /** Id in the price list. */
  readonly item: string;
  /** What is paid for: what an account has for nothing is taken off. Undefined for a use that nobody stated. */
  readonly quantity?: number;
  /** How many there are before that. */
  readonly found: number;
  /** So many of them cost an account nothing. */
  readonly free: number;
  readonly formula: Sentence;
  /** Undefined where the price or the quantity is not known. */
  readonly amount?: Amount;
  readonly price?: Price;
  /** `always`: used or not. `storage-only`: for what it keeps. `only-when-used`: for each time. */
  readonly idle: 'always' | 'storage-only' | 'only-when-used';
  /** Of uses nothing is asked: what is off is not used. */
  readonly whenStopped?: WhenStopped;
  readonly note?: Sentence;
  /** Whether any of it, or of what it is paid for, stands after the stack is deleted. */
  readonly survives: boolean;
}

/** What is known of a sum. */
export interface Total extends Amount {
  /** Lines of which the price or the quantity is not known: with any, the amount is the least it can be. */
  readonly unknown: number;
}

export interface FreeResources {
  readonly type: string;
  readonly why: Sentence;
  readonly resources: readonly CostedResource[];
}

export interface CostOfStacks {
  /** Paid for while nobody uses anything. */
  readonly lines: readonly CostLine[];
  /** Paid for by use, with the amount where the use is stated. */
  readonly uses: readonly (CostLine & { readonly use: UseName })[];
  readonly free: readonly FreeResources[];
  readonly idle: Total;
  /** Idle, with what can be stopped stopped. */
  readonly stopped: Total;
  /** Idle and the stated use, of a month. */
  readonly used: Total;
  /** What the stated use adds where it is that of one class: what is kept is paid for its two hours. */
  readonly classUse: Pick<Total, 'perClass' | 'unknown'>;
  readonly survivors: readonly (Survivor & { readonly resources: readonly CostedResource[] })[];
}

interface Found {
  readonly charge: Charge;
  readonly resource: CostedResource;
  readonly region: string;
  readonly survives: boolean;
}

/**
 * What stacks cost, from their templates and the price list.
 *
 * @param region - of a stack that does not know its own
 * @param stated - what a month sees of uses. @default - none is stated, and every use stands with the price of one
 * @throws UndecidableError for a resource of which nobody has said what it costs
 */
export function costOfStacks(stacks: readonly CostedStack[], region: string, stated: StatedUse = {}): CostOfStacks {
  const charged: Found[] = [];
  const used: { readonly use: UseName; readonly resource: CostedResource; readonly region: string }[] = [];
  const free = new Map<string, FreeResources>();
  const survivors = new Map<string, Survivor & { readonly resources: CostedResource[] }>();
  const regionOf = ({ model }: CostedStack) => (model.region === 'unknown-region' ? region : model.region);
  // Whoever reads the stacks in another order is to see the same lines, and the same ones free: those of the region that was asked for.
  const read = stacks.map((stack): CostedStack => ({ ...stack, model: withSwitches(stack.model) }));
  const ordered = read.toSorted(
    (one, other) =>
      Number(regionOf(one) !== region) - Number(regionOf(other) !== region) || (one.id < other.id ? -1 : 1),
  );
  for (const stack of ordered) {
    const own = regionOf(stack);
    for (const raw of stack.model.resources.values()) {
      const [source] = stack.origins.get(raw.logicalId)?.lines ?? [];
      const resource: CostedResource = { stack: stack.id, logicalId: raw.logicalId, ...(source && { source }) };
      const { charges = [], uses = [], free: why } = resourceCost(raw, stack.model);
      const staying = survivorsOf(raw, stack.model);
      charged.push(...charges.map((charge) => ({ charge, resource, region: own, survives: staying.length > 0 })));
      used.push(...uses.map((use) => ({ use, resource, region: own })));
      if (why) {
        const already = free.get(raw.type)?.resources ?? [];
        free.set(raw.type, { type: raw.type, why, resources: [...already, resource] });
      }
      for (const survivor of staying) {
        const key = JSON.stringify(survivor);
        if (!survivors.has(key)) survivors.set(key, { ...survivor, resources: [] });
        survivors.get(key)!.resources.push(resource);
      }
    }
  }
  const lines = linesOf(charged);
  const uses = usesOf(used, stated, new Set([...survivors.values()].flatMap(({ paidBy }) => paidBy ?? [])));
  const stays = lines.filter(({ whenStopped }) => whenStopped === 'goes on' || whenStopped === 'replaced');
  return {
    lines,
    uses,
    free: [...free.values()].toSorted((a, b) => (a.type < b.type ? -1 : 1)),
    idle: totalOf(lines),
    stopped: totalOf(stays),
    used: totalOf([...lines, ...uses.filter(isStated)]),
    classUse: classUseOf(uses.filter(isStated)),
    survivors: [...survivors.values()],
  };
}

/** Equal charges are one line. */
function linesOf(charged: readonly Found[]): CostLine[] {
  const left = new Map<string, number>(Object.entries(FREE_AMOUNTS));
  return grouped(charged, ({ charge, region }) =>
    JSON.stringify([charge.what, charge.part[0], charge.whenStopped, region]),
  ).map((same) => {
    const [{ charge, region }] = same as [Found];
    const [item] = charge.part;
    const found = same.reduce((sum, each) => sum + each.charge.part[1], 0);
    // An account has them for nothing once, whichever of its stacks and regions they are in.
    const free = Math.min(found, left.get(item) ?? 0);
    left.set(item, (left.get(item) ?? 0) - free);
    return {
      ...priced(item, found - free, free, region),
      what: charge.what,
      resources: same.map(({ resource }) => resource),
      found,
      free,
      idle: 'always' as const,
      whenStopped: charge.whenStopped,
      ...(charge.note && { note: charge.note }),
      survives: same.some(({ survives }) => survives),
    };
  });
}

function usesOf(
  used: readonly { readonly use: UseName; readonly resource: CostedResource; readonly region: string }[],
  stated: StatedUse,
  surviving: ReadonlySet<UseName>,
): CostOfStacks['uses'] {
  const counted = new Set<UseName>();
  return grouped(used, ({ use, region }) => JSON.stringify([use, region])).map((same) => {
    const [{ use, region }] = same as [(typeof same)[number]];
    const { item, what, stated: size, ...rest } = USES[use];
    // What is stated of a use is of all stacks together.
    const quantity = counted.has(use) ? undefined : stated[use];
    counted.add(use);
    const price = priceOf(item, region);
    return {
      use,
      ...(quantity === undefined
        ? {
            item,
            region,
            formula: formulaOf({ free: 0, standing: false, ...(price && { price }) }),
            ...(price && { price }),
          }
        : { ...usedUp(item, quantity / size, region), quantity }),
      what,
      resources: same.map(({ resource }) => resource),
      found: quantity ?? 0,
      free: 0,
      idle: 'kept' in rest ? ('storage-only' as const) : ('only-when-used' as const),
      survives: surviving.has(use),
    };
  });
}

function priced(item: string, quantity: number, free: number, region: string) {
  const cost = costOf([[item, quantity]], region);
  const price = priceOf(item, region);
  return {
    item,
    region,
    quantity,
    formula: formulaOf({ units: quantity, free, standing: true, ...(price && { price }) }),
    ...(price && { price }),
    ...(cost.unknown.length === 0 && { amount: amountOf(cost.perMonth) }),
  };
}

/** What is used up is paid for once: an hour of it is an hour, and not one of every hour of the month. */
function usedUp(item: string, quantity: number, region: string) {
  const price = priceOf(item, region);
  const known = quantity === 0 || (price && Number.isFinite(quantity));
  return {
    item,
    region,
    formula: formulaOf({ units: quantity, free: 0, standing: false, ...(price && { price }) }),
    ...(price && { price }),
    ...(known && { amount: amountOf(quantity * (price?.usd ?? 0)) }),
  };
}

function amountOf(perMonth: number): Amount {
  const perHour = perMonth / HOURS_A_MONTH;
  return { perHour, perClass: perHour * HOURS_A_CLASS, perMonth };
}

function isStated({ quantity }: CostLine): boolean {
  return quantity !== undefined;
}

/** What a use costs that was stated of one class. */
export function classAmountOf({ amount, idle }: CostLine): number | undefined {
  return idle === 'storage-only' ? amount?.perClass : amount?.perMonth;
}

function classUseOf(uses: readonly CostLine[]): CostOfStacks['classUse'] {
  return {
    perClass: uses.reduce((sum, line) => sum + (classAmountOf(line) ?? 0), 0),
    unknown: uses.filter(({ amount }) => !amount).length,
  };
}

function totalOf(lines: readonly CostLine[]): Total {
  return {
    ...amountOf(lines.reduce((sum, { amount }) => sum + (amount?.perMonth ?? 0), 0)),
    unknown: lines.filter(({ amount }) => !amount).length,
  };
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): (readonly Item[])[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key)!.push(item);
  }
  return [...groups.values()];
}
