import { createHash } from 'node:crypto';
import type { CfnInstance } from 'aws-cdk-lib/aws-ec2';
import { type CfnElement, CfnWaitCondition, CfnWaitConditionHandle, Lazy, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

/** What EC2 cannot change of an instance that stands: another value is another instance, and its first script runs again. */
const MADE_WITH = [
  'availabilityZone',
  'blockDeviceMappings',
  'imageId',
  'keyName',
  'launchTemplate',
  'networkInterfaces',
  'userData',
] as const satisfies readonly (keyof CfnInstance)[];

/**
 * The word of a server that it came up. CloudFormation takes one signal per handle, so every server that replaces another needs
 * a new one, and the same server keeps its own: a handle is named by what the server is made with.
 */
export class BootSignal extends Construct {
  /** Where the server says so: a signed address that knows nothing but this one deployment. */
  readonly url: string;
  private readonly handle: CfnWaitConditionHandle;
  private instance?: CfnInstance;
  private reading = false;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.handle = new CfnWaitConditionHandle(this, 'Handle');
    this.nameByServer(this.handle);
    this.url = this.handle.ref;
  }

  /**
   * Lets the deployment wait until the server has said so, and fail when it does not in time.
   *
   * @param timeoutSeconds - from the moment EC2 has started it
   */
  waitFor(instance: CfnInstance, timeoutSeconds: number): void {
    this.instance = instance;
    const condition = new CfnWaitCondition(this, 'Condition', {
      handle: this.url,
      timeout: String(timeoutSeconds),
      count: 1,
    });
    condition.node.addDependency(instance);
    this.nameByServer(condition);
  }

  private nameByServer(element: CfnElement): void {
    const name = Stack.of(this).getLogicalId(element);
    element.overrideLogicalId(Lazy.uncachedString({ produce: () => name + this.digest() }));
  }

  /** The user data holds the handle, whose name is being found: in there it has no digest. */
  private digest(): string {
    if (this.reading || !this.instance) return '';
    this.reading = true;
    try {
      const { instance } = this;
      const made = Stack.of(this).resolve(MADE_WITH.map((property) => instance[property] ?? null)) as unknown;
      return createHash('sha256').update(JSON.stringify(made)).digest('hex').slice(0, 16);
    } finally {
      this.reading = false;
    }
  }
}
