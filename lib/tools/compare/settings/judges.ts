/** What a change of a value comes to; undefined where it is neither more nor less. */
export type Judge = (before: readonly unknown[], after: readonly unknown[]) => Judged | undefined;

export type Judged = 'worse' | 'better' | 'unknown';

/** A switch that must be on: it is on where it is stated so, in each place. */
export const mustBeOn = ofSwitch(everyOn);
export const mustBeOff = ofSwitch((values) => !values.some(isOn));
/** Whether it is stated, in each place; another value is another guard. */
export const mustBe: Judge = (before, after) => {
  const [had, has] = [before, after].map((list) => list.length > 0 && list.every(isStated)) as [boolean, boolean];
  if (had && has) return listsCompared(before, after) && 'unknown';
  return compared(had, has);
};
/** Whether it is stated at all; what it says is told of part by part. */
export const mustStay: Judge = (before, after) => {
  const [had, has] = [before, after].map((list) => list.some(isStated)) as [boolean, boolean];
  return compared(had, has);
};
/** Of a list, whatever stood there must stand there still. */
export const mustHold: Judge = (before, after) => listsCompared(before, after);
/** Of a list, nothing may come to it. Without one, it is `absent`. */
export const mustNotGrow =
  (absent: readonly string[]): Judge =>
  (before, after) => {
    const [had, has] = [before, after].map((list) =>
      (list.length === 0 ? [undefined] : list).map((value) => value ?? absent),
    ) as [unknown[], unknown[]];
    return listsCompared(has, had);
  };
/** More of it keeps more. Without one, `absent` holds. */
export const more =
  (absent: number): Judge =>
  (before, after) => {
    const [had, has] = [before, after].map((list) => least(list, absent)) as [number, number];
    if (Number.isNaN(had) || Number.isNaN(has)) return 'unknown';
    return had === has ? undefined : has < had ? 'worse' : 'better';
  };
export const less =
  (absent: number): Judge =>
  (before, after) => {
    const judged = more(-absent)(before.map(negative), after.map(negative));
    return judged;
  };
/** From the weakest to the strongest, equal ones together; a value that is not among them is one that somebody must look at. */
export const ranked =
  (ranks: readonly (string | readonly string[])[], absent = [ranks[0]!].flat()[0]!): Judge =>
  (before, after) => {
    const rankOf = (value: unknown) => ranks.findIndex((rank) => [rank].flat().includes(String(value ?? absent)));
    const [had, has] = [before, after].map((list) =>
      Math.min(...(list.length === 0 ? [undefined] : list).map(rankOf)),
    ) as [number, number];
    if (had < 0 || has < 0) return 'unknown';
    return had === has ? undefined : has < had ? 'worse' : 'better';
  };
/** Of folders: what is nearer the root holds more. Without one, it is the root. */
export const deeper: Judge = (before, after) => {
  const [had, has] = [before, after].map((list) => [...new Set(list.length === 0 ? [''] : list)]) as [
    unknown[],
    unknown[],
  ];
  const [one, other] = [had[0] ?? '', has[0] ?? ''];
  if (had.length > 1 || has.length > 1 || typeof one !== 'string' || typeof other !== 'string') return 'unknown';
  if (one === other) return undefined;
  return one.startsWith(`${other}/`) ? 'worse' : other.startsWith(`${one}/`) ? 'better' : 'unknown';
};
export const look: Judge = () => 'unknown';
/** Names that stand in the template as they are: what they name is elsewhere. References are read by whoever asks about rights. */
export const lookAtNames: Judge = (before, after) => {
  const [had, has] = [before, after].map((list) => list.flat().filter((name) => typeof name === 'string'));
  return JSON.stringify(had) === JSON.stringify(has) ? undefined : 'unknown';
};

/** A switch that a condition or a parameter turns is neither on nor off here. */
function ofSwitch(guards: (values: readonly unknown[]) => boolean): Judge {
  return (before, after) => {
    if ([...before, ...after].some((value) => value !== null && typeof value === 'object')) return 'unknown';
    return compared(guards(before), guards(after));
  };
}

export function compared(had: boolean, has: boolean): Judged | undefined {
  return had === has ? undefined : had ? 'worse' : 'better';
}

function isOn(value: unknown): boolean {
  return ['true', 'enabled', 'active', 'on'].includes(String(value).toLowerCase());
}

function everyOn(values: readonly unknown[]): boolean {
  return values.length > 0 && values.every(isOn);
}

function isStated(value: unknown): boolean {
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}

function least(values: readonly unknown[], absent: number): number {
  return Math.min(
    ...(values.length === 0 ? [absent] : values.map((value) => (value === undefined ? absent : Number(value)))),
  );
}

function negative(value: unknown): unknown {
  return value === undefined ? undefined : -Number(value);
}

/** A switch that is on unless it is stated to be off. */
export const mustNotBeOff = ofSwitch((values) => !values.some(isOff));
/** A switch that is on unless it is stated to be off, and should be. */
export const mustBeStatedOff = ofSwitch((values) => values.length > 0 && values.every(isOff));

function isOff(value: unknown): boolean {
  return ['false', 'disabled', 'inactive', 'off'].includes(String(value).toLowerCase());
}

/** What is missing of the first list is worse, and what came to it better; something else in its place is something else. */
function listsCompared(before: readonly unknown[], after: readonly unknown[]): Judged | undefined {
  const [had, has] = [before, after].map((list) => new Set(list.flat().map((item) => JSON.stringify(item)))) as [
    Set<string>,
    Set<string>,
  ];
  const [lost, came] = [[...had].some((item) => !has.has(item)), [...has].some((item) => !had.has(item))];
  if (lost && came) return 'unknown';
  return lost ? 'worse' : came ? 'better' : undefined;
}
