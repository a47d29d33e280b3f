import type { Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import type { Stack } from 'aws-cdk-lib/core';
import type { StackOutputs } from '../../constructs/shared/stack-outputs';
import type { GuestbookServers } from '../../constructs/web/guestbook-servers';
import type { LogArchive } from '../../constructs/web/log-archive';
import type { Site } from '../../constructs/web/site';
import type { StaticFiles } from '../../constructs/web/static-files';
import type { ModeSettings } from '../../lib/config/mode';
import { LOAD_PATH } from '../../lib/web/domain/load-path';
import { destroyCommand, type GivenContext } from '../cdk-command';
import { npmCommand } from '../npm-command';
import { protectionSteps } from '../protection-steps';

export interface WebOutputsProps {
  /** The way in. */
  readonly site: Site;
  /** The application tier. */
  readonly servers: GuestbookServers;
  /** The static tier. */
  readonly staticFiles: StaticFiles;
  /** Where old logs lie. */
  readonly archive: LogArchive;
  /** What to look at while people come. */
  readonly dashboard: Dashboard;
  /**
   * The stack of the certificate, and the keys of the configuration that make it.
   * @default - the site has the name that CloudFront gives it
   */
  readonly domain?: { readonly stack: Stack; readonly context: GivenContext };
  /** What was given on the command line. */
  readonly given: GivenContext;
  /** What the mode means, as values. */
  readonly mode: ModeSettings;
}

/** What to do next, as addresses and commands ready to paste, in the order one needs them. */
export function webOutputs(stack: Stack, props: WebOutputsProps): StackOutputs {
  const { site, servers, staticFiles, archive, dashboard, given, mode, domain } = props;
  const { region } = stack;
  const group = servers.host.group.autoScalingGroupName;
  return {
    steps: [
      { name: 'OpenPage', value: site.url, description: 'Open the guestbook' },
      {
        name: 'ListServers',
        value: `aws autoscaling describe-auto-scaling-groups --region ${region} --auto-scaling-group-names ${group} --query "AutoScalingGroups[].Instances[].[InstanceId, AvailabilityZone, LifecycleState, HealthStatus]" --output table`,
        description: 'See the servers, and in which zone each runs',
      },
      {
        name: 'ReadLog',
        value: `aws logs tail ${servers.host.logGroup.logGroupName} --region ${region} --since 10m --format short`,
        description: 'Read what the servers wrote in the last ten minutes',
      },
      {
        name: 'OpenDashboard',
        value: `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards/dashboard/${dashboard.dashboardName}`,
        description: 'Open the dashboard',
      },
      ...protectionSteps(stack, 'web', given, mode),
      {
        name: 'Destroy',
        ...destroyCommand(stack, 'web', given, [stack, ...(domain ? [domain.stack] : [])], domain?.context),
        description: 'Delete everything, and stop paying',
      },
      {
        name: 'CheckOff',
        ...npmCommand('check-off', `--region ${region}`),
        description: 'Look whether everything is off',
      },
    ],
    values: {
      SiteUrl: { value: site.url, description: 'Address of the page' },
      DistributionId: { value: site.distribution.distributionId, description: 'The way in' },
      LoadUrl: {
        value: site.url + LOAD_PATH,
        description: 'What npm run load asks: a server and the database answer it each time',
      },
      GroupName: { value: group, description: 'Auto Scaling group of the servers' },
      StaticBucketName: { value: staticFiles.bucket.bucketName, description: 'Static files' },
      ArchiveBucketName: { value: archive.bucket.bucketName, description: 'Old logs' },
    },
  };
}
