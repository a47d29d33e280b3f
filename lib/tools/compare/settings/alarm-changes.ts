import type { Finding } from '../finding';
import type { Aligned } from '../identity/aligned';
import type { Names } from '../names';
import { shortJson } from '../readable';
import { withNamedParts } from './named-parts';

type Properties = Readonly<Record<string, unknown>>;

/** What an alarm measures. */
const MEASURE = [
  'AlarmRule',
  'Dimensions',
  'ExtendedStatistic',
  'MetricName',
  'Metrics',
  'Namespace',
  'Statistic',
  'Unit',
] as const;

/** What decides when an alarm goes off. */
export const ALARM_TERMS = [
  ...MEASURE,
  'Threshold',
  'EvaluationPeriods',
  'DatapointsToAlarm',
  'Period',
  'ComparisonOperator',
  'TreatMissingData',
] as const;

type Direction = 'later' | 'sooner' | 'unknown' | 'other';

export const ALARM = /^AWS::CloudWatch::(Composite)?Alarm$/;

/** Alarms that go off later or sooner than before, on the same measure, or that measure something else. */
export function alarmChanges({ before, after, pairs }: Aligned, names: Names): Finding[] {
  return [...pairs.keys()].flatMap((logicalId): Finding[] => {
    const [was, is] = [before, after].map(({ model }) => model.resources.get(logicalId)!);
    if (!ALARM.test(was!.type)) return [];
    const changed = ALARM_TERMS.filter((term) => !same(was!.properties[term], is!.properties[term]));
    if (changed.length === 0) return [];
    const direction = directionOf(was!.properties, is!.properties, changed);
    const terms = (language: 'en' | 'ko') =>
      changed
        .map((term) => {
          const { was: from, is: to } = names.change(
            withNamedParts(was!.properties[term]),
            withNamedParts(is!.properties[term]),
            60,
          );
          return `${term} ${from[language]} -> ${to[language]}`;
        })
        .join(', ');
    const name = names.of(logicalId);
    return [
      {
        section: 'settings',
        verdict: ({ later: 'weakened', sooner: 'strengthened', unknown: 'unknown', other: 'unknown' } as const)[
          direction
        ],
        sentence: {
          en: `${name}: ${SAID[direction].en}, ${terms('en')}`,
          ko: `${name}: ${SAID[direction].ko}: ${terms('ko')}`,
        },
        statement: shortJson(JSON.stringify(Object.fromEntries(changed.map((term) => [term, is!.properties[term]])))),
        lines: names.linesOf(logicalId),
        logicalId,
      },
    ];
  });
}

const SAID = {
  later: { en: 'the alarm goes off later', ko: '경보가 더 늦게 울립니다' },
  sooner: { en: 'the alarm goes off sooner', ko: '경보가 더 일찍 울립니다' },
  other: { en: 'the alarm measures something else: look', ko: '경보가 측정하는 것이 달라졌으니 직접 확인하세요' },
  unknown: { en: 'the alarm goes off otherwise: look', ko: '경보 조건이 달라졌으니 직접 확인하세요' },
} as const;

function directionOf(was: Properties, is: Properties, changed: readonly (typeof ALARM_TERMS)[number][]): Direction {
  if (MEASURE.some((term) => changed.includes(term))) return 'other';
  const directions = new Set<Direction>();
  if (changed.includes('Threshold')) directions.add(ofThreshold(was, is));
  if (changed.includes('EvaluationPeriods') || changed.includes('DatapointsToAlarm'))
    directions.add(ofPeriods(was, is));
  if (changed.includes('TreatMissingData')) directions.add(ofMissingData(was, is));
  // Over another period, or compared the other way, it is another measure.
  if (changed.includes('Period') || changed.includes('ComparisonOperator')) return 'unknown';
  const [direction, ...others] = [...directions];
  return others.length === 0 && direction !== undefined ? direction : 'unknown';
}

function ofThreshold(was: Properties, is: Properties): Direction {
  const [from, to] = [was['Threshold'], is['Threshold']].map(Number) as [number, number];
  const upwards = /^Greater\w+Threshold$/.test(String(is['ComparisonOperator']));
  const downwards = /^LessThan(OrEqualTo)?Threshold$/.test(String(is['ComparisonOperator']));
  if (Number.isNaN(from) || Number.isNaN(to) || !(upwards || downwards)) return 'unknown';
  return to > from === upwards ? 'later' : 'sooner';
}

/** So many breaching periods of the last so many: all of them, unless it says how many. */
function ofPeriods(was: Properties, is: Properties): Direction {
  const [[had, hadOf], [has, hasOf]] = [was, is].map(({ EvaluationPeriods: all, DatapointsToAlarm: some }) =>
    [some ?? all, all].map(Number),
  ) as [[number, number], [number, number]];
  if ([had, hadOf, has, hasOf].some(Number.isNaN)) return 'unknown';
  // What fires the second fires the first: as many periods among as few, or an unbroken run that is longer.
  const implies = (some: number, all: number, less: number, among: number) =>
    some >= less && (all <= among || some === all);
  if (implies(has, hasOf, had, hadOf)) return 'later';
  return implies(had, hadOf, has, hasOf) ? 'sooner' : 'unknown';
}

function ofMissingData(was: Properties, is: Properties): Direction {
  if (is['TreatMissingData'] === 'breaching') return 'sooner';
  return was['TreatMissingData'] === 'breaching' ? 'later' : 'unknown';
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
