import type { Sentence } from '../../../config/sentence';
import { at, objectsAt } from '../../../model/property-path';
import type { Resource } from '../../../model/template';
import type { Finding } from '../finding';
import type { Aligned } from '../identity/aligned';
import type { Names } from '../names';

/** Properties of a bucket that say when what is in it goes; other parts of its rules move it, and lose nothing. */
export const EXPIRY_PATH =
  /^LifecycleConfiguration\.Rules\.(Id|Prefix|Status|TagFilters|ObjectSize\w+|Expir\w+|NoncurrentVersionExpiration\w*)(\.|$)/;

const NEVER = Number.POSITIVE_INFINITY;

/** One rule by which objects go. */
interface Expiry {
  readonly of: 'current' | 'noncurrent';
  /** Days until then. NaN where it is not written as a number of days. */
  readonly days: number;
  readonly prefix: string;
  /** What else the objects must be like, as text. */
  readonly filter: string;
}

/** Objects of buckets that go earlier or later than before, by what each bucket's rules together come to. */
export function expiryChanges({ before, after, pairs }: Aligned, names: Names): Finding[] {
  return [...pairs.keys()].flatMap((logicalId): Finding[] => {
    const [was, is] = [before, after].map(({ model }) => model.resources.get(logicalId)!) as [Resource, Resource];
    if (was.type !== 'AWS::S3::Bucket') return [];
    const [had, has] = [was, is].map(expiriesOf) as [Expiry[], Expiry[]];
    const kinds = new Map([...had, ...has].map((rule) => [`${rule.of} ${rule.prefix} ${rule.filter}`, rule]));
    return [...kinds.values()].flatMap((kind): Finding[] => {
      const versioned = [was, is].map(isVersioned) as [boolean, boolean];
      // Where no old versions are kept, they go at once; that they are kept is told by itself.
      const days = (rules: Expiry[], keeps: boolean) =>
        kind.of === 'noncurrent' && !keeps
          ? 0
          : Math.min(NEVER, ...rules.filter((rule) => holdsFor(rule, kind)).map((rule) => rule.days));
      const [from, to] = [days(had, versioned[0]), days(has, versioned[1])];
      if (from === to) return [];
      const known = !Number.isNaN(from) && !Number.isNaN(to);
      if (!known && JSON.stringify(had) === JSON.stringify(has)) return [];
      const said = SAID[kind.of];
      const of = `${kind.prefix}${kind.filter}` === '' ? '' : ` (${kind.prefix}${kind.filter})`;
      const name = names.of(logicalId);
      return [
        {
          section: 'data',
          verdict: known ? (to < from ? 'lost' : 'kept') : 'unknown',
          sentence: {
            en: `${name}: ${said.en}${of} ${inDays(from).en} -> ${inDays(to).en}${known ? '' : ': look'}`,
            ko: `${name}: ${said.ko}${of} ${inDays(from).ko} -> ${inDays(to).ko}${known ? '' : ': 직접 확인하세요'}`,
          },
          statement: JSON.stringify({ LifecycleConfiguration: { [kind.of]: Number.isFinite(to) ? to : null } }),
          lines: names.linesOf(logicalId),
          logicalId,
        },
      ];
    });
  });
}

const SAID = {
  current: { en: 'days until objects go', ko: '객체 만료 일수' },
  noncurrent: { en: 'days until old versions go', ko: '이전 버전 만료 일수' },
} as const;

function inDays(days: number): Sentence {
  if (Number.isNaN(days)) return { en: 'unknown', ko: '알 수 없음' };
  return days === NEVER ? { en: 'never', ko: '만료 없음' } : { en: String(days), ko: String(days) };
}

function isVersioned({ properties }: Resource): boolean {
  return at(properties, 'VersioningConfiguration', 'Status') === 'Enabled';
}

function expiriesOf({ properties }: Resource): Expiry[] {
  const rules = objectsAt(properties, 'LifecycleConfiguration', 'Rules');
  return rules.flatMap((rule): Expiry[] => {
    if (rule['Status'] === 'Disabled') return [];
    const { Prefix: prefix = '', TagFilters, ObjectSizeGreaterThan, ObjectSizeLessThan } = rule;
    const filter = JSON.stringify({ TagFilters, ObjectSizeGreaterThan, ObjectSizeLessThan });
    const where = { prefix: String(prefix), filter: filter === '{}' ? '' : filter };
    const noncurrent =
      at(rule, 'NoncurrentVersionExpiration', 'NoncurrentDays') ?? rule['NoncurrentVersionExpirationInDays'];
    return [
      ...[rule['ExpirationInDays'], rule['ExpirationDate'] && 'on a day']
        .filter((days) => days !== undefined)
        .map((days) => ({ of: 'current' as const, days: daysOf(days), ...where })),
      ...(noncurrent === undefined ? [] : [{ of: 'noncurrent' as const, days: daysOf(noncurrent), ...where }]),
    ];
  });
}

function daysOf(value: unknown): number {
  return typeof value === 'object' ? Number.NaN : Number(value);
}

/** Whether a rule makes whatever the other is about go as well. */
function holdsFor(rule: Expiry, kind: Expiry): boolean {
  return rule.of === kind.of && kind.prefix.startsWith(rule.prefix) && ['', kind.filter].includes(rule.filter);
}
