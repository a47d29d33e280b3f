import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { type IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { TABLE_ATTRIBUTES } from '../../lib/upload/domain/record-keys';

/**
 * One item an upload, under its owner: who asks for somebody else's finds nothing, and one's own come in the order they were made.
 *
 * On demand, since an idle table costs nothing then. Items of files that go expire with them.
 */
export class UploadStore extends Construct {
  readonly table: TableV2;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: TABLE_ATTRIBUTES.partitionKey, type: AttributeType.STRING },
      sortKey: { name: TABLE_ATTRIBUTES.sortKey, type: AttributeType.STRING },
      timeToLiveAttribute: TABLE_ATTRIBUTES.timeToLive,
    });
  }

  /** Lets a role note that a form was given out. */
  grantIssue(role: IRole): void {
    this.allow(role, 'dynamodb:PutItem');
  }

  /** Lets a role read the record of an upload whose owner and id it knows. */
  grantRead(role: IRole): void {
    this.allow(role, 'dynamodb:GetItem');
  }

  /** Lets a role list the uploads of an owner. */
  grantList(role: IRole): void {
    this.allow(role, 'dynamodb:Query');
  }

  /** Lets a role forget an upload. */
  grantForget(role: IRole): void {
    this.allow(role, 'dynamodb:GetItem', 'dynamodb:DeleteItem');
  }

  /** Lets a role say what became of an upload, on the condition that nobody did in between. */
  grantCheck(role: IRole): void {
    this.allow(role, 'dynamodb:GetItem', 'dynamodb:UpdateItem');
  }

  private allow(role: IRole, ...actions: readonly string[]): void {
    role.addToPrincipalPolicy(new PolicyStatement({ actions: [...actions], resources: [this.table.tableArn] }));
  }
}
