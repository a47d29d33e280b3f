import type { Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import type { Stack } from 'aws-cdk-lib/core';
import type { NextStep, StackOutputs } from '../../constructs/shared/stack-outputs';
import type { Arrivals } from '../../constructs/upload/arrivals';
import type { People } from '../../constructs/upload/people';
import type { ServedFiles } from '../../constructs/upload/served-files';
import type { UploadApi } from '../../constructs/upload/upload-api';
import type { UploadChecker } from '../../constructs/upload/upload-checker';
import type { UploadSite } from '../../constructs/upload/upload-site';
import type { Uploaders } from '../../constructs/upload/uploaders';
import type { ModeSettings } from '../../lib/config/mode';
import { destroyCommand, type GivenContext } from '../cdk-command';
import { npmCommand } from '../npm-command';
import { protectionSteps } from '../protection-steps';
import { signedRequest } from '../signed-request';

/** What a service asks for first: a form that takes one picture. */
const EXAMPLE_UPLOAD = '{"fileName":"photo.jpg","contentType":"image/jpeg","bytes":200000}';

export interface UploadOutputsProps {
  /** The one address of everything. */
  readonly site: UploadSite;
  /** News of files that came. */
  readonly arrivals: Arrivals;
  /** What looks at them. */
  readonly checker: UploadChecker;
  /** What is served. */
  readonly files: ServedFiles;
  /**
   * The API that services sign their requests to, and what they must be allowed.
   * @default - the page asks the API at its own address
   */
  readonly services?: { readonly api: UploadApi; readonly uploaders: Uploaders };
  /**
   * Who may sign in.
   * @default - nobody signs in at a page
   */
  readonly people?: People;
  /**
   * What runs at the edge, in a stack of its own.
   * @default - images are made in the region
   */
  readonly edge?: Stack;
  /** What to look at while files come. */
  readonly dashboard: Dashboard;
  /** What was given on the command line. */
  readonly given: GivenContext;
  /** What the mode means, as values. */
  readonly mode: ModeSettings;
}

/** What to do next, as addresses and commands ready to paste, in the order one needs them. */
export function uploadOutputs(stack: Stack, props: UploadOutputsProps): StackOutputs {
  const { site, arrivals, checker, files, dashboard, given, mode, edge } = props;
  const { region, stackName } = stack;
  return {
    steps: [
      ...peopleSteps(props, region),
      ...serviceSteps(props, region),
      { name: 'OpenPage', value: `${site.url}/`, description: 'Open the page' },
      {
        name: 'ReadLog',
        value: `aws logs tail ${checker.handler.logGroup.logGroupName} --region ${region} --since 10m --format short`,
        description: 'Read what the check made of the files of the last ten minutes',
      },
      {
        name: 'OpenDashboard',
        value: `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards/dashboard/${dashboard.dashboardName}`,
        description: 'Open the dashboard',
      },
      {
        name: 'Redrive',
        ...npmCommand('redrive', `--stack ${stackName} --region ${region}`),
        description: 'Have files looked at again that could not be in five tries, when the cause is mended',
      },
      ...protectionSteps(stack, 'upload', given, mode),
      {
        name: 'Destroy',
        ...destroyCommand(stack, 'upload', given),
        description: edge
          ? 'Delete everything but what runs at the edge, and stop paying'
          : 'Delete everything, and stop paying',
      },
      ...(edge
        ? [
            {
              name: 'DestroyEdge',
              // As it was deployed: settings that make images in the region know no such stack.
              ...destroyCommand(stack, 'upload', given, [edge], { 'upload.transform': 'edge' }),
              description: 'Some hours later, when CloudFront has removed its copies: delete what ran at the edge',
            },
          ]
        : []),
      {
        name: 'CheckOff',
        ...npmCommand('check-off', `--region ${region}`),
        description: 'Look whether everything is off',
      },
    ],
    values: {
      SiteUrl: { value: site.url, description: 'Address of the page, of images and of files' },
      DistributionId: { value: site.distribution.distributionId, description: 'The way in' },
      ...(props.services && { ApiUrl: { value: props.services.api.url, description: 'Address of the API' } }),
      FilesBucketName: { value: files.bucket.bucketName, description: 'What was looked at and found good' },
      QueueUrl: { value: arrivals.queue.queueUrl, description: 'News of files that came' },
      DeadLetterQueueUrl: {
        value: arrivals.deadLetters.queueUrl,
        description: 'News of files that could not be looked at in five tries',
      },
    },
  };
}

function peopleSteps({ people }: UploadOutputsProps, region: string): NextStep[] {
  if (!people) return [];
  return [
    {
      name: 'AddPerson',
      value: `aws cognito-idp admin-create-user --region ${region} --user-pool-id ${people.pool.userPoolId} --username YOUR_ADDRESS --desired-delivery-mediums EMAIL`,
      description: 'Let somebody in: Cognito mails a first password to that address',
    },
  ];
}

function serviceSteps({ services }: UploadOutputsProps, region: string): NextStep[] {
  if (!services) return [];
  const { api, uploaders } = services;
  return [
    {
      name: 'AllowGroup',
      value: `aws iam attach-group-policy --group-name YOUR_GROUP --policy-arn ${uploaders.policy.managedPolicyArn}`,
      description: 'Let the members of a group upload',
    },
    {
      name: 'Issue',
      ...signedRequest(region, `${api.url}/uploads`, EXAMPLE_UPLOAD),
      description: 'Ask for a form; the answer says what to send with the file, and where',
    },
    {
      name: 'List',
      ...signedRequest(region, `${api.url}/uploads`),
      description: 'See what became of your files',
    },
    {
      name: 'DisallowGroup',
      value: `aws iam detach-group-policy --group-name YOUR_GROUP --policy-arn ${uploaders.policy.managedPolicyArn}`,
      description: 'Before destroying: IAM does not delete a policy that a group still has',
    },
  ];
}
