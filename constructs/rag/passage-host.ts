import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { Connections } from 'aws-cdk-lib/aws-ec2';
import type { Role } from 'aws-cdk-lib/aws-iam';
import type { IDependable } from 'constructs';
import type { Graphs } from '../shared/graph';

/** What holds passages and finds them, whichever kind it is. */
export interface PassageHost {
  /** How programs find it. */
  readonly environment: {
    /** Address with `https://`, without a slash at the end. */
    readonly STORE_ENDPOINT: string;
    /** Which kind it is: they differ in how an index is described, and in what a signature names. */
    readonly STORE_KIND: 'serverless' | 'domain';
  };
  /** ARNs of roles, with commas, that the preparation tells the store of, where no policy does. */
  readonly admitted: {
    readonly STORE_READERS: string | undefined;
    readonly STORE_WRITERS: string | undefined;
  };
  /** What must be there before a role can use what it was granted. */
  readonly granted: IDependable;
  /**
   * Who reaches it in a network, where it says so itself; what they may do there is another question. Undefined where endpoints of
   * the network lead to it, which stand open to whoever may call them.
   */
  readonly connections: Connections | undefined;
  readonly alarms: readonly Alarm[];
  readonly graphs: Graphs;
  /** Lets a role make indexes, and say which one is asked. */
  grantSetUp(role: Role): void;
  /** Lets a role write and delete passages, and go over from one index to another, but make none. */
  grantIngest(role: Role): void;
  /** Lets a role search. */
  grantSearch(role: Role): void;
}
