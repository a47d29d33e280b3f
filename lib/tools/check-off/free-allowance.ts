import type { Check, Thing } from './check';

/** What an account gets for nothing of each kind, whichever regions it is in, and how much of that is left. */
export class FreeAllowance {
  private readonly left = new Map<string, number>();

  /** The same thing, or as one that costs nothing where the allowance covers it. */
  take(check: Check, thing: Thing): Thing {
    if (!check.free) return thing;
    const [free, count] = check.free;
    const left = this.left.get(check.id) ?? count;
    const [[item, quantity] = ['', 0]] = thing.cost ?? [];
    if (item !== free || quantity > left) return thing;
    this.left.set(check.id, left - quantity);
    const note = { en: `one of the ${count} that cost nothing`, ko: `무료 ${count}개에 들어갑니다` };
    return { ...thing, fate: 'kept', cost: [], note };
  }
}
