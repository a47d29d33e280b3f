import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { AccessLogBucket } from '../../constructs/shared/access-log-bucket';
import { AlarmTopic } from '../../constructs/shared/alarm-topic';
import { RowDashboard } from '../../constructs/shared/row-dashboard';
import { stackOutputs } from '../../constructs/shared/stack-outputs';
import { TieredNetwork } from '../../constructs/shared/tiered-network';
import { guestbookDatabase } from '../../constructs/web/guestbook-database';
import { guestbookServers } from '../../constructs/web/guestbook-servers';
import { LogArchive } from '../../constructs/web/log-archive';
import { Site } from '../../constructs/web/site';
import { StaticFiles } from '../../constructs/web/static-files';
import type { WebSettings } from '../../lib/web/settings';
import type { PatternStackProps } from '../pattern-stack';
import { CertificateStack } from './certificate-stack';
import { webOutputs } from './web-outputs';

/**
 * The classic three tiers, unreachable except through CloudFront.
 *
 *     people -> CloudFront -> load balancer -> servers -> database
 *                        \-> static files
 */
export class WebStack extends Stack {
  /** What an account test needs to know of the deployed stack: where the page is, and where its static files are. */
  readonly url: string;
  readonly staticPath: string;

  constructor(scope: Construct, id: string, props: PatternStackProps<WebSettings>) {
    super(scope, id, { ...props, crossRegionReferences: true });
    const { settings, mode } = props;
    const { architecture, egress } = settings;
    const alarms = new AlarmTopic(this, 'Alarms', { email: props.alarmEmail });
    const accessLogs = new AccessLogBucket(this, 'AccessLogs', { retentionDays: mode.logRetentionDays });

    const network = new TieredNetwork(this, 'Network', {
      availabilityZones: mode.availabilityZones,
      highlyAvailable: mode.highlyAvailable,
      wayOut: egress,
      dataTier: true,
    });
    const staticFiles = new StaticFiles(this, 'Static', { architecture, accessLogs });
    const { database, prepared } = guestbookDatabase(this, 'Database', { network, mode, settings });
    const servers = guestbookServers(this, 'Servers', {
      network,
      database,
      staticPath: staticFiles.path,
      after: [prepared, staticFiles.published],
      accessLogs,
      notifications: alarms.topic,
      mode,
      settings,
    });
    const certificate = this.certificate(scope, props);
    const site = new Site(this, 'Site', { balancer: servers.balancer, staticFiles, domain: certificate?.domain });
    const archive = new LogArchive(this, 'Archive', { logGroup: servers.host.logGroup, accessLogs });

    alarms.watch(...site.alarms, ...servers.alarms, ...database.alarms, ...network.alarms);
    const { dashboard } = new RowDashboard(this, 'Dashboard', {
      rows: [site.graphs, servers.graphs, database.graphs],
    });
    this.url = site.url;
    this.staticPath = staticFiles.path;
    stackOutputs(
      this,
      webOutputs(this, {
        site,
        servers,
        staticFiles,
        archive,
        dashboard,
        domain: certificate && { stack: certificate, context: certificate.context },
        given: props.given ?? {},
        mode,
      }),
    );
  }

  /** CloudFront takes certificates from us-east-1 alone, and a stack lies in one region: so the certificate has a stack of its own. */
  private certificate(scope: Construct, props: PatternStackProps<WebSettings>): CertificateStack | undefined {
    const { domainName, hostedZoneId } = props.settings;
    if (domainName === undefined || hostedZoneId === undefined) return undefined;
    return new CertificateStack(scope, `${this.node.id}Certificate`, {
      env: { region: 'us-east-1' },
      stackName: `${this.stackName}-certificate`,
      description: `The certificate of ${domainName}, in the region that CloudFront takes certificates from.`,
      terminationProtection: props.terminationProtection,
      crossRegionReferences: true,
      domainName,
      hostedZoneId,
    });
  }
}
