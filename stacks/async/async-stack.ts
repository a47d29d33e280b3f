import { Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { AsyncSettings } from '../../lib/config/async-schema';
import type { ModeSettings } from '../../lib/config/mode';

export interface AsyncStackProps extends StackProps {
  /** The pattern's own settings. */
  readonly async: AsyncSettings;
  /** What the mode means, as values. */
  readonly mode: ModeSettings;
  /**
   * Where alarms are mailed.
   * @default - alarms reach the topic only
   */
  readonly alarmEmail?: string;
}

/** Slow work off the request path. */
export class AsyncStack extends Stack {
  constructor(scope: Construct, id: string, props: AsyncStackProps) {
    super(scope, id, props);
  }
}
