import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

export interface AlarmTopicProps {
  /**
   * Address that is mailed when an alarm changes state; SNS asks its owner to confirm first.
   * @default - nobody is mailed; the topic can still be subscribed to by hand
   */
  readonly email?: string;
}

/** The one place alarms of a stack report to. An alarm without an action is a light in an empty room. */
export class AlarmTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic');
    if (props.email) this.topic.addSubscription(new EmailSubscription(props.email));
  }

  /** Makes alarms report here both when they start and when they end. */
  watch(...alarms: Alarm[]): void {
    for (const alarm of alarms) {
      alarm.addAlarmAction(new SnsAction(this.topic));
      alarm.addOkAction(new SnsAction(this.topic));
    }
  }
}
