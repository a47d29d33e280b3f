import { Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { LabSettings } from '../../lib/config/lab-schema';
import type { ModeSettings } from '../../lib/config/mode';

export interface LabStackProps extends StackProps {
  /** The pattern's own settings. */
  readonly lab: LabSettings;
  /** What the mode means, as values. */
  readonly mode: ModeSettings;
  /**
   * Where alarms are mailed.
   * @default - alarms reach the topic only
   */
  readonly alarmEmail?: string;
}

/** One server, one group, one key. */
export class LabStack extends Stack {
  constructor(scope: Construct, id: string, props: LabStackProps) {
    super(scope, id, props);
  }
}
