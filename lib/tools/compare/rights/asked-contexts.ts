import type { Condition, Statement } from '../../../model/iam/policy-document';
import { ABSENT, type ContextValue, RequestContext } from '../../../model/iam/request-context';
import { addressBlock } from '../../../model/reach/address-block';
import { ASKING } from './asked-resources';

/** More contexts than these are not asked; what then cannot be said is said to be unknown. */
const MOST_CONTEXTS = 3_000;

/** Every key that statements read, meeting and failing each condition on it, in every combination; undefined where they are too many. */
export function askedContexts(statements: readonly Statement[]): readonly RequestContext[] | undefined {
  const conditions = statements.flatMap((statement) => statement.conditions);
  const variables = statements.flatMap((statement) => [
    ...variablesIn(statement.resource?.patterns ?? []),
    ...statement.conditions.flatMap(({ values }) => variablesIn(values)),
  ]);
  const keys = [...new Set([...conditions.map(({ key }) => key.toLowerCase()), ...variables])];
  const values = keys.map((key) =>
    valuesOf(
      conditions.filter((condition) => condition.key.toLowerCase() === key),
      variables.includes(key),
    ),
  );
  if (values.reduce((product, list) => product * list.length, 1) > MOST_CONTEXTS) return undefined;
  const combined = keys.reduce<Record<string, ContextValue>[]>(
    (contexts, key, at) =>
      contexts.flatMap((context) =>
        values[at]!.map((value): Record<string, ContextValue> => ({ ...context, [key]: value })),
      ),
    [{}],
  );
  return combined.map((context) => new RequestContext(context));
}

function variablesIn(texts: readonly string[]): string[] {
  return texts.flatMap((text) =>
    [...text.matchAll(/\$\{\s*([\w:/-]+:[\w./:-]+)[^}]*\}/g)].map(([, key]) => key!.toLowerCase()),
  );
}

function valuesOf(conditions: readonly Condition[], isVariable: boolean): ContextValue[] {
  const texts = new Set([...conditions.flatMap(textsOf), ...(isVariable ? [ASKING, 'somebody-else'] : [])]);
  const several = conditions.some(({ operator }) => operator.includes(':'));
  if (!several) return [...texts, ABSENT];
  const all = [...texts];
  return [...all.map((text) => [text]), ...(all.length > 1 ? [all] : []), ABSENT];
}

/** Values of a request that meet a condition, and one that does not. */
function textsOf({ operator, values }: Condition): string[] {
  const name = operator.replace(/^ForA\w+:/, '').replace(/IfExists$/, '');
  const plain = values.map((value) =>
    value
      .replace(/\$\{[^}]*\}/g, ASKING)
      .replace(/\*/g, 'any')
      .replace(/\?/g, 'x'),
  );
  if (name === 'Null') return ['any'];
  if (name === 'Bool') return ['true', 'false'];
  if (name.startsWith('Numeric')) return values.flatMap((value) => [-1, 0, 1].map((by) => String(Number(value) + by)));
  if (name.startsWith('Date')) return values.flatMap(aroundInstant);
  if (name.endsWith('IpAddress')) return [...values.flatMap(insideBlock), '198.18.0.1', '2001:db8:ffff::1'];
  if (name.startsWith('Arn')) return [...plain, 'arn:aws:any:ap-southeast-2:999988887777:something-else'];
  return [...plain, 'something-else'];
}

function aroundInstant(value: string): string[] {
  const time = Date.parse(value);
  if (Number.isNaN(time)) return [value];
  return [-1000, 0, 1000].map((by) => new Date(time + by).toISOString());
}

function insideBlock(value: string): string[] {
  const [address = value] = value.split('/');
  return addressBlock(value) === undefined ? [] : [address];
}
