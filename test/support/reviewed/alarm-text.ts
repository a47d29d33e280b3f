type Json = Record<string, unknown>;

const COMPARISONS: Readonly<Record<string, string>> = {
  GreaterThanOrEqualToThreshold: '>=',
  GreaterThanThreshold: '>',
  LessThanOrEqualToThreshold: '<=',
  LessThanThreshold: '<',
};

interface AlarmText {
  readonly sentences: readonly string[];
  /** Properties that the sentences do not tell. */
  readonly others: Json;
}

/**
 * An alarm as one says it: when it goes off (statistic, metric, whose it is, bound, how long, what a missing value means), and whom it
 * tells when it goes off and when it is over.
 *
 * @returns nothing for an alarm of another form, such as one on an expression
 */
export function alarmSentences(properties: Json, inline: (value: unknown) => string): AlarmText | undefined {
  const {
    AlarmActions,
    ComparisonOperator,
    Dimensions,
    EvaluationPeriods,
    ExtendedStatistic,
    MetricName,
    Namespace,
    OKActions,
    Period,
    Statistic,
    Threshold,
    TreatMissingData,
    ...others
  } = properties;
  const sign = COMPARISONS[String(ComparisonOperator)];
  const told = [MetricName, Namespace, Threshold, Period, EvaluationPeriods, TreatMissingData];
  const hasOneStatistic = (Statistic === undefined) !== (ExtendedStatistic === undefined);
  if (!sign || told.includes(undefined) || !hasOneStatistic) return undefined;
  const whose = Dimensions === undefined ? '' : ` of ${dimensions(Dimensions, inline)}`;
  const metric = `${inline(Statistic ?? ExtendedStatistic)} of ${inline(Namespace)} ${inline(MetricName)}${whose}`;
  const span = `for ${inline(EvaluationPeriods)} x ${inline(Period)} s, missing ${inline(TreatMissingData)}`;
  return {
    sentences: [
      `@when: ${metric} ${sign} ${inline(Threshold)} ${span}`,
      ...(AlarmActions === undefined && OKActions === undefined
        ? []
        : [`@tells: ${inline(AlarmActions)}, when over ${inline(OKActions)}`]),
    ],
    others,
  };
}

function dimensions(value: unknown, inline: (value: unknown) => string): string {
  const isPair = (item: unknown): item is Json =>
    typeof item === 'object' && item !== null && Object.keys(item).sort().join() === 'Name,Value';
  if (!Array.isArray(value) || !value.every(isPair)) return inline(value);
  return value.map(({ Name, Value }) => `${inline(Name)} ${inline(Value)}`).join(', ');
}
