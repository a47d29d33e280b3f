import type { Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import type { IManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Stack } from 'aws-cdk-lib/core';
import type { JobApi } from '../../constructs/async/job-api';
import type { JobQueue } from '../../constructs/async/job-queue';
import type { StackOutputs } from '../../constructs/shared/stack-outputs';
import type { ModeSettings } from '../../lib/config/mode';
import { destroyCommand, type GivenContext } from '../cdk-command';
import { npmCommand } from '../npm-command';
import { protectionSteps } from '../protection-steps';
import { signedRequest } from '../signed-request';

/** A job of the one kind that every deployment takes. */
const EXAMPLE_JOB = '{"kind":"bulk","csv":"reference,account,amount\\nA-1,4000,12.50\\n"}';

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
  /** What was given on the command line. */
  readonly given: GivenContext;
  /** What the mode means, as values. */
  readonly mode: ModeSettings;
}

/** What to do next, as commands ready to paste, in the order one needs them. */
export function asyncOutputs(
  stack: Stack,
  { api, queue, files, submitters, dashboard, given, mode }: AsyncOutputsProps,
): StackOutputs {
  const { region, stackName } = stack;
  const ownFolder = `s3://${files.bucketName}/uploads/$(aws sts get-caller-identity --query UserId --output text --region ${region})/`;
  return {
    steps: [
      {
        name: 'AllowGroup',
        value: `aws iam attach-group-policy --group-name YOUR_GROUP --policy-arn ${submitters.managedPolicyArn}`,
        description: 'Let the members of a group submit jobs',
      },
      {
        name: 'Upload',
        value: `aws s3 cp --region ${region} photo.jpg "${ownFolder}"`,
        description: 'Put a file where your jobs may read it',
      },
      {
        name: 'Submit',
        ...signedRequest(region, `${api.url}/jobs`, EXAMPLE_JOB),
        description: 'Submit a job; the answer holds its id',
      },
      {
        name: 'Watch',
        ...signedRequest(region, `${api.url}/jobs/JOB_ID`),
        description: 'Ask how a job is and where its results are',
      },
      {
        name: 'OpenDashboard',
        value: `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards/dashboard/${dashboard.dashboardName}`,
        description: 'Open the dashboard',
      },
      {
        name: 'Redrive',
        ...npmCommand('redrive', `--stack ${stackName} --region ${region}`),
        description: 'Send the jobs of the dead-letter queue back to work, when the cause is mended',
      },
      {
        name: 'DisallowGroup',
        value: `aws iam detach-group-policy --group-name YOUR_GROUP --policy-arn ${submitters.managedPolicyArn}`,
        description: 'Before destroying: IAM does not delete a policy that a group still has',
      },
      ...protectionSteps(stack, 'async', given, mode),
      {
        name: 'Destroy',
        ...destroyCommand(stack, 'async', given),
        description: 'Delete everything, and stop paying',
      },
      {
        name: 'CheckOff',
        ...npmCommand('check-off', `--region ${region}`),
        description: 'Look whether everything is off',
      },
    ],
    values: {
      ApiUrl: { value: api.url, description: 'Address of the API' },
      BucketName: { value: files.bucketName, description: 'Uploads, claims and results' },
      QueueUrl: { value: queue.queue.queueUrl, description: 'Queue of jobs' },
      DeadLetterQueueUrl: { value: queue.deadLetters.queueUrl, description: 'Where jobs go after five failures' },
    },
  };
}
