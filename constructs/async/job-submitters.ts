import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { FILE_PREFIXES } from '../../lib/async/domain/file-keys';
import { acknowledgeWildcard } from '../guardrails/acknowledge-wildcard';
import type { JobApi } from './job-api';

export interface JobSubmittersProps {
  /** The API whose routes may be called. */
  readonly api: JobApi;
  /** The bucket that takes uploads. */
  readonly bucket: IBucket;
}

/**
 * The policy of people and programs that submit jobs, for you to attach to a group or a role: both routes of the API, and
 * uploads under the caller's own id. `${aws:userid}` is filled in by IAM, so nobody can write into another's folder.
 */
export class JobSubmitters extends Construct {
  readonly policy: ManagedPolicy;

  constructor(scope: Construct, id: string, { api, bucket }: JobSubmittersProps) {
    super(scope, id);
    const ownUploads = bucket.arnForObjects(`${FILE_PREFIXES.uploads}\${aws:userid}/*`);
    this.policy = new ManagedPolicy(this, 'Policy', {
      description: 'Submit jobs, ask how they are, and upload files for them',
      statements: [
        new PolicyStatement({ actions: ['execute-api:Invoke'], resources: [api.submitArn, api.readArn] }),
        new PolicyStatement({ actions: ['s3:PutObject'], resources: [ownUploads] }),
      ],
    });
    acknowledgeWildcard(
      this.policy,
      api.readArn,
      'The last part of the route is the id of a job, and the handler shows a job to its owner only.',
    );
    acknowledgeWildcard(
      this.policy,
      ownUploads,
      "The folder of the caller; what files it holds is the caller's choice.",
    );
  }
}
