import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { Alarm, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { Graphs } from './graph';

/** CloudFront is measured there and nowhere else, whatever region the stack is in; no alarm of another region can look. */
const MEASURED_IN = 'us-east-1';

/** Errors that CloudFront would keep for ten seconds even where nothing is cached, and show to everybody meanwhile. */
export const KEPT_ERRORS = [404, 405, 414, 500, 501, 502, 503, 504].map((httpStatus) => ({
  httpStatus,
  ttl: Duration.seconds(0),
}));

export interface DistributionSignals {
  /** None outside of us-east-1, where those of what stands behind it stand for them. */
  readonly alarms: readonly Alarm[];
  readonly graphs: Graphs;
}

/**
 * What there is to see of a distribution.
 *
 * @param whereToLook - end of the alarm's description: what to read first
 */
export function distributionSignals(
  scope: Construct,
  distribution: Distribution,
  whereToLook: string,
): DistributionSignals {
  const measured = {
    period: Duration.minutes(5),
    region: MEASURED_IN,
    dimensionsMap: { DistributionId: distribution.distributionId, Region: 'Global' },
  };
  const errors = distribution.metric5xxErrorRate(measured);
  return {
    alarms:
      Stack.of(scope).region === MEASURED_IN
        ? [
            new Alarm(scope, 'ErrorsAlarm', {
              alarmDescription: `One in twenty answers of the site is an error: ${whereToLook}`,
              metric: errors,
              threshold: 5,
              evaluationPeriods: 2,
              treatMissingData: TreatMissingData.NOT_BREACHING,
            }),
          ]
        : [],
    graphs: {
      'Requests of people': [distribution.metricRequests(measured)],
      'Errors, per cent': [distribution.metric4xxErrorRate(measured), errors],
    },
  };
}
