import type { Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import type { IManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Stack } from 'aws-cdk-lib/core';
import type { JobApi } from '../../constructs/async/job-api';
import type { JobQueue } from '../../constructs/async/job-queue';
import type { StackOutput } from '../../constructs/shared/stack-outputs';

export interface AsyncOutputsProps {
  /** The two routes. */
  readonly api: JobApi;
  /** The queue and its dead letters. */
  readonly queue: JobQueue;
  /** Uploads, claims and results. */
  readonly files: IBucket;
  /** What somebody needs to be allowed in order to submit jobs. */
  readonly submitters: IManagedPolicy;
  /** What to look at while jobs run. */
  readonly dashboard: Dashboard;
}

/** What to do next, as commands ready to paste, in the order one needs them. */
export function asyncOutputs(
  { region, stackName }: Stack,
  { api, queue, files, submitters, dashboard }: AsyncOutputsProps,
) {
  const ownFolder = `s3://${files.bucketName}/uploads/$(aws sts get-caller-identity --query UserId --output text)/`;
  const signed = `curl --aws-sigv4 aws:amz:${region}:execute-api --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" -H "x-amz-security-token: $AWS_SESSION_TOKEN"`;
  return {
    ApiUrl: { value: api.url, description: 'Address of the API' },
    QueueUrl: { value: queue.queue.queueUrl, description: 'Queue of jobs' },
    DeadLetterQueueUrl: { value: queue.deadLetters.queueUrl, description: 'Where jobs go after five failures' },
    BucketName: { value: files.bucketName, description: 'Uploads, claims and results' },
    AllowCommand: {
      value: `aws iam attach-group-policy --group-name YOUR_GROUP --policy-arn ${submitters.managedPolicyArn}`,
      description: 'Let the members of a group submit jobs',
    },
    UploadCommand: {
      value: `aws s3 cp photo.jpg ${ownFolder}`,
      description: 'Put a file where your jobs may read it',
    },
    SubmitCommand: {
      value: `${signed} -H "Idempotency-Key: $(uuidgen)" -H "Content-Type: application/json" -d '{"kind":"bulk","csv":"reference,account,amount\\nA-1,4000,12.50\\n"}' ${api.url}/jobs`,
      description: 'Submit a job; first: eval "$(aws configure export-credentials --format env)"',
    },
    WatchCommand: {
      value: `${signed} ${api.url}/jobs/JOB_ID`,
      description: 'Ask how a job is and where its results are',
    },
    DashboardUrl: {
      value: `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards/dashboard/${dashboard.dashboardName}`,
      description: 'Open the dashboard',
    },
    RedriveCommand: {
      value: `npm run redrive -- --stack ${stackName} --region ${region}`,
      description: 'Send the jobs of the dead-letter queue back to work, when the cause is mended',
    },
  } satisfies Record<string, StackOutput>;
}
