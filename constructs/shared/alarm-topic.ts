import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { acknowledge } from '../guardrails/acknowledge';

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
    this.topic.addToResourcePolicy(this.publishingByAlarms());
    if (props.email) {
      const mail = this.topic.addSubscription(new EmailSubscription(props.email));
      acknowledge(mail, {
        'Serverless-SNSRedrivePolicy':
          'A mail that cannot be delivered is not worth a queue that nobody reads: the alarm keeps its state and its history.',
      });
    }
  }

  /** Makes alarms report here both when they start and when they end. */
  watch(...alarms: Alarm[]): void {
    for (const alarm of alarms) {
      alarm.addAlarmAction(new SnsAction(this.topic));
      alarm.addOkAction(new SnsAction(this.topic));
    }
  }

  /**
   * The policy that refuses plain HTTP takes the place of the one SNS gives every topic, which let the account's alarms publish.
   * Without this statement they would fire in silence.
   */
  private publishingByAlarms(): PolicyStatement {
    const { account } = Stack.of(this);
    return new PolicyStatement({
      sid: 'AlarmsOfThisAccount',
      effect: Effect.ALLOW,
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [this.topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': account } },
    });
  }
}
