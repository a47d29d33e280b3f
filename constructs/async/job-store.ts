import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { TABLE_ATTRIBUTES } from '../../lib/async/domain/record-keys';

/**
 * One item per job: its state, its owner and the proof that its effect happened once.
 *
 * On demand, since a queue's load comes in bursts and an idle table costs nothing. Items expire after the last day their
 * message could still come back (A10).
 */
export class JobStore extends Construct {
  readonly table: TableV2;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: TABLE_ATTRIBUTES.partitionKey, type: AttributeType.STRING },
      timeToLiveAttribute: TABLE_ATTRIBUTES.timeToLive,
    });
  }
}
