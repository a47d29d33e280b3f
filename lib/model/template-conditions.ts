import { referencedIds } from './references';
import type { Resource, StackModel } from './template';
import { UndecidableError } from './undecidable-error';

/** A stack as one turn of what a deployment decides leaves it. */
export interface Outcomes {
  /** Without conditions. Several where the template does not say how all of them turn out. */
  readonly stacks: readonly StackModel[];
  /** Conditions that only a deployment decides. */
  readonly open: readonly string[];
  /** Conditions that the template decides, be it by the default values of parameters. */
  readonly decided: readonly string[];
}

/** Each doubles the ways in which a deployment can turn out. */
const MOST_OPEN = 4;

/** What a template that was read alone says of its region. */
const NO_REGION = 'unknown-region';

/**
 * Takes the conditions out of a template: what does not hold is left out, and of a choice what was chosen stays. A comparison that
 * nobody can make beforehand is taken to be true and to be false.
 *
 * @throws UndecidableError where that would be too many
 */
export function outcomesOf(stack: StackModel): Outcomes {
  const used = [...new Set([...stack.resources.values()].filter(isDeployed).flatMap(conditionsIn))];
  if (used.length === 0) return { stacks: [stack], open: [], decided: [] };
  const open = used.filter((name) => holds(stack, { Condition: name }, new Map()) === undefined);
  const questions = [...new Set(open.flatMap((name) => comparisonsOf(stack, { Condition: name }, [])))].filter(
    (comparison) => equal(stack, JSON.parse(comparison)) === undefined,
  );
  if (questions.length > MOST_OPEN) {
    throw new UndecidableError(`The conditions ${open.join(', ')} are decided by a deployment, in too many ways`);
  }
  const turns = questions.reduce<readonly ReadonlyMap<string, boolean>[]>(
    (all, question) => all.flatMap((turn) => [true, false].map((is) => new Map([...turn, [question, is] as const]))),
    [new Map()],
  );
  const decided = used.filter((name) => !open.includes(name));
  return { stacks: turns.map((turn) => settled(stack, turn)), open, decided };
}

/** Names that stand in what conditions compare: parameters, among others. */
export function readByConditions({ sections }: StackModel, names: readonly string[]): readonly string[] {
  const conditions = conditionsOf(sections);
  return [...new Set(names.flatMap((name) => referencedIds(conditions[name])))];
}

type Turn = ReadonlyMap<string, boolean>;

/** What the library tells AWS about itself, under a condition of its own. */
function isDeployed({ type }: Resource): boolean {
  return type !== 'AWS::CDK::Metadata';
}

function conditionsIn({ attributes, properties }: Resource): readonly string[] {
  const own = attributes['Condition'];
  return [...(own === undefined ? [] : [String(own)]), ...chosenBy(properties)];
}

function chosenBy(value: unknown): readonly string[] {
  if (value === null || typeof value !== 'object') return [];
  const choice = (value as Raw)['Fn::If'];
  return [...(Array.isArray(choice) ? [String(choice[0])] : []), ...Object.values(value).flatMap(chosenBy)];
}

type Raw = Readonly<Record<string, unknown>>;

function conditionsOf(sections: StackModel['sections']): Raw {
  return (sections['Conditions'] ?? {}) as Raw;
}

function settled(stack: StackModel, turn: Turn): StackModel {
  const is = (name: string) => holds(stack, { Condition: name }, turn);
  const resources = [...stack.resources].flatMap(([logicalId, resource]) => {
    const { Condition: condition, ...attributes } = resource.attributes;
    if (condition !== undefined && isDeployed(resource) && !is(String(condition))) return [];
    return [[logicalId, { ...resource, attributes, properties: chosen(resource.properties, is) as Raw }] as const];
  });
  return { ...stack, resources: new Map(resources) };
}

const LEFT_OUT = Symbol('AWS::NoValue');

function chosen(value: unknown, is: (name: string) => boolean | undefined): unknown {
  if (Array.isArray(value)) return value.map((item) => chosen(item, is)).filter((item) => item !== LEFT_OUT);
  if (value === null || typeof value !== 'object') return value;
  const { 'Fn::If': choice, Ref: reference } = value as Raw;
  if (reference === 'AWS::NoValue') return LEFT_OUT;
  if (Array.isArray(choice)) return chosen(is(String(choice[0])) ? choice[1] : choice[2], is);
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, chosen(inner, is)] as const)
      .filter(([, inner]) => inner !== LEFT_OUT),
  );
}

/** Whether a condition holds; undefined where that is not known. */
function holds(
  stack: StackModel,
  expression: unknown,
  turn: Turn,
  within: readonly string[] = [],
): boolean | undefined {
  const { Condition: name, 'Fn::And': all, 'Fn::Or': any, 'Fn::Not': not } = (expression ?? {}) as Raw;
  const each = (list: unknown) => [list].flat().map((one) => holds(stack, one, turn, within));
  if (typeof name === 'string') {
    const conditions = conditionsOf(stack.sections);
    if (within.includes(name) || !Object.hasOwn(conditions, name)) {
      throw new UndecidableError(`The condition ${name} is not in the template, or is made of itself`);
    }
    return holds(stack, conditions[name], turn, [...within, name]);
  }
  if (all !== undefined) return allOf(each(all));
  if (any !== undefined) return negated(allOf(each(any).map(negated)));
  if (not !== undefined) return negated(each(not)[0]);
  return turn.get(JSON.stringify(expression)) ?? equal(stack, expression);
}

function allOf(parts: readonly (boolean | undefined)[]): boolean | undefined {
  if (parts.includes(false)) return false;
  return parts.includes(undefined) ? undefined : true;
}

function negated(is: boolean | undefined): boolean | undefined {
  return is === undefined ? undefined : !is;
}

/** The comparisons that a condition is made of, as JSON. */
function comparisonsOf(stack: StackModel, expression: unknown, within: readonly string[]): readonly string[] {
  const { Condition: name, 'Fn::And': all, 'Fn::Or': any, 'Fn::Not': not } = (expression ?? {}) as Raw;
  if (typeof name === 'string') {
    if (within.includes(name)) return [];
    return comparisonsOf(stack, conditionsOf(stack.sections)[name], [...within, name]);
  }
  const parts = [all, any, not].filter((part) => part !== undefined).flat();
  if (parts.length > 0) return parts.flatMap((part) => comparisonsOf(stack, part, within));
  return expression === undefined ? [] : [JSON.stringify(expression)];
}

function equal(stack: StackModel, expression: unknown): boolean | undefined {
  const sides = (expression as Raw)?.['Fn::Equals'];
  if (!Array.isArray(sides) || sides.length !== 2) return undefined;
  const [one, other] = sides.map((side) => textOf(stack, side));
  return one === undefined || other === undefined ? undefined : one === other;
}

/** What stands on one side of a comparison; undefined where only a deployment knows. */
function textOf(stack: StackModel, side: unknown): string | undefined {
  if (side === null || typeof side !== 'object') return String(side);
  const { Ref: name, 'Fn::FindInMap': found } = side as Raw;
  if (name === 'AWS::Region') return stack.region === NO_REGION ? undefined : stack.region;
  if (typeof name === 'string' && Object.hasOwn(stack.parameters, name)) return defaultOf(stack, name);
  if (!Array.isArray(found)) return undefined;
  const keys = found.map((key) => textOf(stack, key));
  if (keys.includes(undefined)) return undefined;
  const value = keys.reduce<unknown>((at, key) => (at as Raw | undefined)?.[key!], stack.sections['Mappings']);
  return typeof value === 'string' ? value : undefined;
}

/** The value that a parameter has unless a deployment says another; undefined where it has none, or is looked up. */
export function defaultOf({ parameters }: StackModel, name: string): string | undefined {
  const { Type: type, Default: value } = parameters[name] ?? {};
  return value === undefined || type?.startsWith('AWS::SSM::Parameter::') ? undefined : String(value);
}
