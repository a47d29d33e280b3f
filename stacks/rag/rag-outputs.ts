import type { Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import type { IManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Stack } from 'aws-cdk-lib/core';
import type { DocumentNews } from '../../constructs/rag/document-news';
import type { RagApi } from '../../constructs/rag/rag-api';
import type { TenantPolicies } from '../../constructs/rag/tenant-policies';
import type { NextStep, StackOutputs } from '../../constructs/shared/stack-outputs';
import type { ModeSettings } from '../../lib/config/mode';
import { DOCUMENTS_PREFIX } from '../../lib/rag/domain/prefixes';
import { destroyCommand, type GivenContext } from '../cdk-command';
import { npmCommand } from '../npm-command';
import { protectionSteps } from '../protection-steps';
import { signedRequest } from '../signed-request';

const EXAMPLE_QUESTION = '{"question":"How many days of leave does one have?"}';

export interface RagOutputsProps {
  /** The routes of all tenants. */
  readonly api: RagApi;
  /** The documents. */
  readonly files: IBucket;
  /** The queue of what happened to them, and its dead letters. */
  readonly news: DocumentNews;
  /** Two policies for each tenant. */
  readonly policies: readonly TenantPolicies[];
  /** What to look at while people ask. */
  readonly dashboard: Dashboard;
  /** What was given on the command line. */
  readonly given: GivenContext;
  /** What the mode means, as values. */
  readonly mode: ModeSettings;
}

/** What to do next, as commands ready to paste, in the order one needs them. The first tenant is the example. */
export function ragOutputs(
  stack: Stack,
  { api, files, news, policies, dashboard, given, mode }: RagOutputsProps,
): StackOutputs {
  const { region, stackName } = stack;
  const [{ tenant }] = policies as readonly [TenantPolicies];
  return {
    steps: [
      ...policies.flatMap((each) => attachments('attach', each)),
      {
        name: 'AddDocument',
        value: `aws s3 cp --region ${region} YOUR_DOCUMENT.pdf s3://${files.bucketName}/${DOCUMENTS_PREFIX}${tenant}/`,
        description: 'Add a document, or another version of one; it is read within a minute',
      },
      {
        name: 'ListDocuments',
        ...signedRequest(region, `${api.url}/${tenant}/documents`),
        description: 'See which documents there are, and what became of each',
      },
      {
        name: 'Ask',
        ...signedRequest(region, `${api.url}/${tenant}/ask`, EXAMPLE_QUESTION),
        description:
          'Ask; the answer names its sources. The first after a pause wakes the store: ask again when told so',
      },
      {
        name: 'OpenDashboard',
        value: `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards/dashboard/${dashboard.dashboardName}`,
        description: 'Open the dashboard',
      },
      {
        name: 'Redrive',
        ...npmCommand('redrive', `--stack ${stackName} --region ${region}`),
        description: 'Have documents of the dead-letter queue read again, when the cause is mended',
      },
      ...policies.flatMap((each) => attachments('detach', each)),
      ...protectionSteps(stack, 'rag', given, mode),
      {
        name: 'Destroy',
        ...destroyCommand(stack, 'rag', given),
        description: 'Delete everything, and stop paying',
      },
      {
        name: 'CheckOff',
        ...npmCommand('check-off', `--region ${region}`),
        description: 'Look whether everything is off',
      },
    ],
    values: {
      ApiUrl: { value: api.url, description: 'Address of the API; a tenant comes after it' },
      BucketName: { value: files.bucketName, description: 'Documents, a folder for each tenant' },
      QueueUrl: { value: news.queue.queueUrl, description: 'Queue of what happened to documents' },
      DeadLetterQueueUrl: { value: news.deadLetters.queueUrl, description: 'Where it goes after five failures' },
    },
  };
}

function attachments(verb: 'attach' | 'detach', { tenant, ask, change }: TenantPolicies): NextStep[] {
  const letters = tenant
    .split('-')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
  const step = (what: string, { managedPolicyArn }: IManagedPolicy, attached: string): NextStep => ({
    name: `${verb === 'attach' ? 'Let' : 'Unlet'}${letters}${what}`,
    value: `aws iam ${verb}-group-policy --group-name YOUR_GROUP --policy-arn ${managedPolicyArn}`,
    description:
      verb === 'attach' ? attached : 'Before destroying: IAM does not delete a policy that a group still has',
  });
  return [
    step('Ask', ask, `Let the members of a group ask the documents of ${tenant}`),
    step('Change', change, `Let the members of a group add and delete documents of ${tenant}`),
  ];
}
