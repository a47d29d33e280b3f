import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { allowSessions } from '../shared/session-manager-access';
import type { LabBucket } from './lab-bucket';

export interface ServerRoleProps {
  /** The one bucket whose objects the server reads and writes. */
  readonly storage: LabBucket;
}

/** What programs on the server may do, in place of access keys on its disk: use one bucket, and open a shell for Session Manager. */
export class ServerRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, { storage }: ServerRoleProps) {
    super(scope, id);
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('ec2.amazonaws.com'),
      description: 'The lab server: objects of one bucket, and Session Manager',
    });
    storage.grantUse(this.role);
    allowSessions(this.role);
  }
}
