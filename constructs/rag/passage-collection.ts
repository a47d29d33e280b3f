import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { CfnCollection, CfnCollectionGroup, CfnSecurityPolicy } from 'aws-cdk-lib/aws-opensearchserverless';
import { Aws, Duration, type RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { Construct, DependencyGroup, type IDependable } from 'constructs';
import { INDEX_PREFIX } from '../../lib/rag/domain/index-names';
import type { Graphs } from '../shared/graph';
import { shortStackUniqueName } from '../shared/stack-unique-name';
import type { TieredNetwork } from '../shared/tiered-network';
import { DataAccess } from './data-access';
import type { PassageHost } from './passage-host';

/** What each kind of user does with indexes; its names are the service's own. */
const SET_UP = ['aoss:CreateIndex', 'aoss:DescribeIndex', 'aoss:UpdateIndex', 'aoss:DeleteIndex'];
const INGEST = ['aoss:DescribeIndex', 'aoss:ReadDocument', 'aoss:WriteDocument', 'aoss:DeleteIndex'];
const SEARCH = ['aoss:DescribeIndex', 'aoss:ReadDocument'];
/** Aliases belong to the collection. */
const ALIASES = {
  change: [
    'aoss:CreateCollectionItems',
    'aoss:DeleteCollectionItems',
    'aoss:UpdateCollectionItems',
    'aoss:DescribeCollectionItems',
  ],
  read: ['aoss:DescribeCollectionItems'],
};

const NAMESPACE = 'AWS/AOSS';

/** Endpoint of the second generation; the library has that of the first alone. */
const DATA_OF_COLLECTIONS = new InterfaceVpcEndpointAwsService('aoss-data');

export interface PassageCollectionProps {
  /** Compute units at most for searching, and as many for writing: the ceiling of the bill. */
  readonly maxOcu: number;
  /**
   * Network that alone leads to the collection, by an endpoint of its own.
   * @default - it has a public address, which answers signed requests of the named roles alone
   */
  readonly network?: TieredNetwork;
  /** What becomes of the collection when the stack goes; everything in it can be made again from the documents. */
  readonly removalPolicy: RemovalPolicy;
  /** It refuses to be deleted. */
  readonly deletionProtection: boolean;
}

/**
 * OpenSearch Serverless of the second generation, which costs nothing but its storage ten minutes after the last question, and takes
 * some seconds to wake at the next.
 *
 * A caller needs two permissions: one of IAM, to call the collection at all, and one of the collection's own policies, which say what
 * to do with which index. The latter name the roles one by one.
 */
export class PassageCollection extends Construct implements PassageHost {
  readonly environment: PassageHost['environment'];
  /** Its policies name them. */
  readonly admitted = { STORE_READERS: undefined, STORE_WRITERS: undefined };
  readonly granted: IDependable;
  readonly connections = undefined;
  readonly alarms: readonly Alarm[];
  readonly graphs: Graphs;
  private readonly name: string;
  private readonly collection: CfnCollection;
  private readonly policies = new DependencyGroup();

  constructor(scope: Construct, id: string, props: PassageCollectionProps) {
    super(scope, id);
    this.name = shortStackUniqueName('passages');
    const resource = [`collection/${this.name}`];
    const encryption = new CfnSecurityPolicy(this, 'Encryption', {
      name: this.name,
      type: 'encryption',
      policy: this.json({ Rules: [{ ResourceType: 'collection', Resource: resource }], AWSOwnedKey: true }),
    });
    const endpoint = props.network?.addEndpoint('Passages', DATA_OF_COLLECTIONS, []);
    const network = new CfnSecurityPolicy(this, 'Network', {
      name: this.name,
      type: 'network',
      policy: this.json([
        {
          Rules: [{ ResourceType: 'collection', Resource: resource }],
          ...(endpoint ? { AllowFromPublic: false, SourceVPCEs: [endpoint.vpcEndpointId] } : { AllowFromPublic: true }),
        },
      ]),
    });
    const group = new CfnCollectionGroup(this, 'Group', {
      name: this.name,
      generation: 'NEXTGEN',
      // Without it this generation is refused. What stands by costs nothing by itself.
      standbyReplicas: 'ENABLED',
      capacityLimits: {
        minSearchCapacityInOcu: 0,
        minIndexingCapacityInOcu: 0,
        maxSearchCapacityInOcu: props.maxOcu,
        maxIndexingCapacityInOcu: props.maxOcu,
      },
    });
    this.collection = new CfnCollection(this, 'Collection', {
      name: this.name,
      type: 'VECTORSEARCH',
      collectionGroupName: group.name,
      deletionProtection: props.deletionProtection ? 'ENABLED' : 'DISABLED',
    });
    this.collection.applyRemovalPolicy(props.removalPolicy);
    for (const before of [encryption, network, group]) this.collection.addResourceDependency(before);

    this.granted = this.policies;
    this.environment = { STORE_ENDPOINT: this.collection.attrCollectionEndpoint, STORE_KIND: 'serverless' };
    const searching = this.units('SearchOCU');
    this.graphs = {
      'Compute units of the account': [searching, this.units('IndexingOCU')],
      'Searches p99': [this.measured('SearchRequestLatency', 'p99')],
      'Refused or failed': [
        this.measured('SearchRequestErrors', 'Sum'),
        this.measured('IngestionRequestErrors', 'Sum'),
      ],
    };
    this.alarms = [
      new Alarm(this, 'CeilingAlarm', {
        alarmDescription: 'The account has searched with all compute units of this stack for an hour, and they bill',
        metric: searching,
        threshold: props.maxOcu,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        evaluationPeriods: 60,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
    ];
  }

  grantSetUp(role: Role): void {
    this.grant('SetUp', role, SET_UP, ALIASES.change);
  }

  grantIngest(role: Role): void {
    this.grant('Ingest', role, INGEST, ALIASES.change);
  }

  grantSearch(role: Role): void {
    this.grant('Search', role, SEARCH, ALIASES.read);
  }

  private grant(id: string, role: Role, onIndexes: readonly string[], onAliases: readonly string[]): void {
    role.addToPolicy(new PolicyStatement({ actions: ['aoss:APIAccessAll'], resources: [this.collection.attrArn] }));
    const existing = this.node.tryFindChild(id) as DataAccess | undefined;
    const access =
      existing ??
      new DataAccess(this, id, {
        name: shortStackUniqueName(id.toLowerCase()),
        rules: [
          { ResourceType: 'index', Resource: [`index/${this.name}/${INDEX_PREFIX}*`], Permission: onIndexes },
          { ResourceType: 'collection', Resource: [`collection/${this.name}`], Permission: onAliases },
        ],
      });
    access.add(role);
    this.policies.add(access);
  }

  /** The service counts compute units of an account in a region, of whichever collections. */
  private units(metricName: string): Metric {
    return new Metric({
      namespace: NAMESPACE,
      metricName,
      statistic: 'Sum',
      period: Duration.minutes(1),
      dimensionsMap: { ClientId: Aws.ACCOUNT_ID },
    });
  }

  private measured(metricName: string, statistic: string): Metric {
    return new Metric({
      namespace: NAMESPACE,
      metricName,
      statistic,
      period: Duration.minutes(5),
      dimensionsMap: {
        ClientId: Aws.ACCOUNT_ID,
        CollectionId: this.collection.ref,
        CollectionName: this.name,
      },
    });
  }

  private json(value: unknown): string {
    return Stack.of(this).toJsonString(value);
  }
}
