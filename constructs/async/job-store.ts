import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { type IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
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

  /** Lets a role read the record of a job whose id it knows. Nobody lists jobs. */
  grantRead(role: IRole): void {
    this.allow(role, 'dynamodb:GetItem');
  }

  /** Lets a role read such a record, and write it on the condition that nobody did in between. */
  grantUpdate(role: IRole): void {
    this.allow(role, 'dynamodb:GetItem', 'dynamodb:PutItem');
  }

  private allow(role: IRole, ...actions: readonly string[]): void {
    role.addToPrincipalPolicy(new PolicyStatement({ actions: [...actions], resources: [this.table.tableArn] }));
  }
}
