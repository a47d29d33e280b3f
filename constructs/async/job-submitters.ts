import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledgeWildcard } from '../guardrails/acknowledge-wildcard';
import type { JobApi } from './job-api';
import type { JobFiles } from './job-files';

export interface JobSubmittersProps {
  /** The API whose routes may be called. */
  readonly api: JobApi;
  /** What takes uploads. */
  readonly files: JobFiles;
}

/**
 * The policy of people and programs that submit jobs, for you to attach to a group or a role: both routes of the API, and
 * uploads under the caller's own id.
 */
export class JobSubmitters extends Construct {
  readonly policy: ManagedPolicy;

  constructor(scope: Construct, id: string, { api, files }: JobSubmittersProps) {
    super(scope, id);
    this.policy = new ManagedPolicy(this, 'Policy', {
      description: 'Submit jobs, ask how they are, and upload files for them',
      statements: [new PolicyStatement({ actions: ['execute-api:Invoke'], resources: [api.submitArn, api.readArn] })],
    });
    acknowledgeWildcard(
      this.policy,
      api.readArn,
      'The last part of the route is the id of a job, and the handler shows a job to its owner only.',
    );
    files.grantOwnUploads(this.policy);
  }
}
