import { Alarm, MathExpression, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { RagSettings } from '../../lib/rag/settings';
import type { Graphs } from '../shared/graph';
import type { RagModels } from './rag-models';

/** An hour that takes more than this part of all tenants' daily tokens is no ordinary hour. */
const PART_OF_A_DAY = 0.25;

export interface TokenWatchProps {
  /** The models whose tokens are counted. */
  readonly models: RagModels;
  /** Whose tokens, and how many are theirs in a day. */
  readonly settings: Pick<RagSettings, 'tenants' | 'dailyTokens'>;
}

/**
 * What answers cost, while it can still be stopped. Bedrock counts the tokens of a model in the account and region, whoever asked:
 * what another program of yours asks the same model counts too.
 */
export class TokenWatch extends Construct {
  readonly alarms: readonly Alarm[];
  readonly graphs: Graphs;

  constructor(scope: Construct, id: string, { models, settings }: TokenWatchProps) {
    super(scope, id);
    const count = (metricName: string, period: Duration, statistic = 'Sum') =>
      new Metric({
        namespace: 'AWS/Bedrock',
        metricName,
        statistic,
        period,
        dimensionsMap: { ModelId: models.answerModel },
      });
    const hour = Duration.hours(1);
    this.alarms = [
      new Alarm(this, 'HourAlarm', {
        alarmDescription:
          'An hour of questions cost a quarter of the tokens that all tenants have for a day: look who asks, or lower rag.dailyTokens',
        metric: new MathExpression({
          expression: 'read + written',
          label: 'Tokens an hour',
          usingMetrics: { read: count('InputTokenCount', hour), written: count('OutputTokenCount', hour) },
          period: hour,
        }),
        threshold: Math.round(PART_OF_A_DAY * settings.dailyTokens * settings.tenants.length),
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
      new Alarm(this, 'ThrottledAlarm', {
        alarmDescription:
          "The model refuses questions, because the account's quota of tokens a minute is used up: ask Service Quotas for more",
        metric: count('InvocationThrottles', Duration.minutes(5)),
        threshold: 10,
        evaluationPeriods: 3,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
    ];
    const minutes = Duration.minutes(5);
    this.graphs = {
      'Tokens read and written': [count('InputTokenCount', minutes), count('OutputTokenCount', minutes)],
      'Model calls refused or failed': [
        count('InvocationThrottles', minutes),
        count('InvocationClientErrors', minutes),
        count('InvocationServerErrors', minutes),
      ],
      'Model time p99': [count('InvocationLatency', minutes, 'p99')],
    };
  }
}
