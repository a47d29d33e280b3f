import { inventedReferences, type References, resolveIntrinsics } from '../../../model/intrinsics';
import type { StackModel } from '../../../model/template';
import { LAPTOP_ACCOUNT } from './services/queue-and-file-server';

/** Addresses that the template's references lead to here. */
export interface LaptopAddresses {
  /** @default - the stack has no queue */
  readonly queueUrl?: (name: string) => string;
  /** @default - the stack has no database */
  readonly databasePort?: number;
  /** Ports of the distributions. @default - the stack has none */
  readonly sitePorts?: ReadonlyMap<string, number>;
}

/** What the template's references stand for on this laptop. */
export class LaptopReferences implements References {
  readonly accountId = LAPTOP_ACCOUNT;
  readonly region: string;
  readonly stackName: string;
  private readonly invented: References;

  constructor(
    private readonly stack: StackModel,
    private readonly addresses: LaptopAddresses,
  ) {
    this.region = stack.region;
    this.stackName = stack.name;
    this.invented = inventedReferences(stack, LAPTOP_ACCOUNT);
  }

  readonly ref = (logicalId: string): unknown =>
    this.typeOf(logicalId) === 'AWS::SQS::Queue'
      ? this.addresses.queueUrl?.(this.nameOf(logicalId))
      : this.invented.ref(logicalId);

  readonly attribute = (logicalId: string, attribute: string): unknown => {
    switch (`${this.typeOf(logicalId)}.${attribute}`) {
      case 'AWS::SQS::Queue.Arn':
        return `arn:aws:sqs:${this.region}:${LAPTOP_ACCOUNT}:${this.nameOf(logicalId)}`;
      case 'AWS::SQS::Queue.QueueName':
        return this.nameOf(logicalId);
      case 'AWS::CloudFront::Distribution.DomainName':
        return `127.0.0.1:${this.sitePort(logicalId)}`;
      case 'AWS::RDS::DBInstance.Endpoint.Address':
        return '127.0.0.1';
      case 'AWS::RDS::DBInstance.Endpoint.Port':
        return String(this.addresses.databasePort);
      case 'AWS::RDS::DBInstance.MasterUserSecret.SecretArn':
        return this.masterSecretArn(logicalId);
      default:
        return this.invented.attribute(logicalId, attribute);
    }
  };

  /** Name of a queue, a bucket, a table or a function. */
  nameOf(logicalId: string): string {
    const { QueueName: named, FifoQueue: isFifo } = this.stack.resources.get(logicalId)?.properties ?? {};
    if (named !== undefined) return String(resolveIntrinsics(named, this));
    const ending = isFifo === true ? '.fifo' : '';
    return `${`${this.stackName}-${logicalId}`.toLowerCase().slice(0, 63 - ending.length)}${ending}`;
  }

  sitePort(distributionId: string): number | undefined {
    return this.addresses.sitePorts?.get(distributionId);
  }

  masterSecretArn(databaseId: string): string {
    return `arn:aws:secretsmanager:${this.region}:${LAPTOP_ACCOUNT}:secret:${this.nameOf(databaseId)}`;
  }

  private typeOf(logicalId: string): string | undefined {
    return this.stack.resources.get(logicalId)?.type;
  }
}
