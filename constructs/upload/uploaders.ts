import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledgeWildcard } from '../guardrails/acknowledge-wildcard';
import type { UploadApi } from './upload-api';

export interface UploadersProps {
  /** The API whose routes may be called. */
  readonly api: UploadApi;
}

/** The policy of services that upload, for you to attach to a group or a role: the routes of the API. A form carries its own rights. */
export class Uploaders extends Construct {
  readonly policy: ManagedPolicy;

  constructor(scope: Construct, id: string, { api }: UploadersProps) {
    super(scope, id);
    this.policy = new ManagedPolicy(this, 'Policy', {
      description: 'Upload files, ask what became of them, list and delete them',
      statements: [new PolicyStatement({ actions: ['execute-api:Invoke'], resources: [...api.routeArns] })],
    });
    for (const arn of api.routeArns.filter((each) => each.endsWith('*'))) {
      acknowledgeWildcard(
        this.policy,
        arn,
        'The last part of the route is the id of an upload, and the handler knows those of the caller only.',
      );
    }
  }
}
