import { AttributeType, ProjectionType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { PENDING_INDEX, TABLE_ATTRIBUTES } from '../../lib/rag/domain/record-keys';

/**
 * The truth about documents, under their tenant: what an index of passages holds is only what the ledger says, sooner or later.
 * Beside them, what a tenant's questions cost in a day.
 */
export class DocumentLedger extends Construct {
  readonly table: TableV2;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: TABLE_ATTRIBUTES.partitionKey, type: AttributeType.STRING },
      sortKey: { name: TABLE_ATTRIBUTES.sortKey, type: AttributeType.STRING },
      timeToLiveAttribute: TABLE_ATTRIBUTES.timeToLive,
      globalSecondaryIndexes: [
        {
          indexName: PENDING_INDEX.name,
          partitionKey: { name: PENDING_INDEX.partitionKey, type: AttributeType.STRING },
          sortKey: { name: PENDING_INDEX.sortKey, type: AttributeType.STRING },
          projectionType: ProjectionType.KEYS_ONLY,
        },
      ],
    });
  }

  /** Lets a role look up documents that a search found. */
  grantSearch(role: Role): void {
    this.allow(role, 'dynamodb:BatchGetItem', 'dynamodb:GetItem');
  }

  /** Lets a role count what questions cost. */
  grantCount(role: Role): void {
    this.allow(role, 'dynamodb:UpdateItem');
  }

  /** Lets a role show the documents of a tenant. */
  grantRead(role: Role): void {
    this.allow(role, 'dynamodb:GetItem', 'dynamodb:Query');
  }

  /** Lets a role hide a document that goes. */
  grantHide(role: Role): void {
    this.allow(role, 'dynamodb:GetItem', 'dynamodb:PutItem');
  }

  /** Lets a role note what became of documents, and go through all of them. */
  grantIngest(role: Role): void {
    this.allow(role, 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Scan');
    role.addToPolicy(
      new PolicyStatement({
        actions: ['dynamodb:Query'],
        resources: [`${this.table.tableArn}/index/${PENDING_INDEX.name}`],
      }),
    );
  }

  private allow(role: Role, ...actions: readonly string[]): void {
    role.addToPolicy(new PolicyStatement({ actions: [...actions], resources: [this.table.tableArn] }));
  }
}
