import { S3OriginAccessControl } from 'aws-cdk-lib/aws-cloudfront';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { AccessLogBucket } from '../../constructs/shared/access-log-bucket';
import { AlarmTopic } from '../../constructs/shared/alarm-topic';
import { RowDashboard } from '../../constructs/shared/row-dashboard';
import { stackOutputs } from '../../constructs/shared/stack-outputs';
import { stackUniqueName } from '../../constructs/shared/stack-unique-name';
import { acceptedOf } from '../../constructs/upload/accepted';
import { Arrivals } from '../../constructs/upload/arrivals';
import { EdgeDelivery } from '../../constructs/upload/edge-delivery';
import { FunctionsFront } from '../../constructs/upload/functions-front';
import { ImageVariants } from '../../constructs/upload/image-variants';
import { PageFiles } from '../../constructs/upload/page-files';
import { People } from '../../constructs/upload/people';
import { Quarantine } from '../../constructs/upload/quarantine';
import { RegionalDelivery } from '../../constructs/upload/regional-delivery';
import { ServedFiles } from '../../constructs/upload/served-files';
import { ServersFront } from '../../constructs/upload/servers-front';
import { UploadChecker } from '../../constructs/upload/upload-checker';
import { removalFrom } from '../../constructs/upload/upload-removal';
import { UploadSite } from '../../constructs/upload/upload-site';
import { UploadStore } from '../../constructs/upload/upload-store';
import { Uploaders } from '../../constructs/upload/uploaders';
import type { UploadSettings } from '../../lib/upload/settings';
import type { PatternStackProps } from '../pattern-stack';
import { EdgeStack } from './edge-stack';
import { uploadOutputs } from './upload-outputs';

/**
 * Files go straight to S3, nothing unchecked is served, and images come in the size that is asked for.
 *
 *     browser -> form -> quarantine -> check -> files -> CloudFront -> everybody
 *            \-> CloudFront -> API -> records
 */
export class UploadStack extends Stack {
  /** What an account test needs to know of the deployed stack. */
  readonly url: string;

  constructor(scope: Construct, id: string, props: PatternStackProps<UploadSettings>) {
    super(scope, id, { ...props, crossRegionReferences: true });
    const { settings, mode } = props;
    const { architecture, signIn, issuer } = settings;
    const accepted = acceptedOf(settings);
    const alarms = new AlarmTopic(this, 'Alarms', { email: props.alarmEmail });
    const accessLogs = new AccessLogBucket(this, 'AccessLogs', { retentionDays: mode.logRetentionDays });

    const store = new UploadStore(this, 'Store');
    const arrivals = new Arrivals(this, 'Arrivals');
    const quarantine = new Quarantine(this, 'Quarantine', { accessLogs, arrivals: arrivals.queue });
    const owned = signIn !== 'none';
    const files = new ServedFiles(this, 'Files', { accessLogs, owned });
    const checker = new UploadChecker(this, 'Check', {
      arrivals: arrivals.queue,
      quarantine,
      files,
      store,
      accepted,
      signIn,
      architecture,
    });

    const accessControl = new S3OriginAccessControl(this, 'Access', {
      originAccessControlName: stackUniqueName('upload'),
    });
    const edge = settings.transform === 'edge' ? this.edgeStack(scope, props) : undefined;
    const variants = edge ? undefined : new ImageVariants(this, 'Variants', { accessLogs, owned });
    const images = edge
      ? new EdgeDelivery(this, 'Images', { files, accessControl, transform: edge.transform, headers: edge.headers })
      : new RegionalDelivery(this, 'Images', { files, variants: variants!, accessControl, architecture });

    const page = new PageFiles(this, 'Page', { architecture, accessLogs });
    const people = signIn === 'cognito' ? new People(this, 'People', { mode }) : undefined;
    const front =
      issuer === 'ec2'
        ? new ServersFront(this, 'Api', { mode, notifications: alarms.topic })
        : new FunctionsFront(this, 'Api');
    const site = new UploadSite(this, 'Site', {
      page,
      files,
      images,
      accessControl,
      // A signature is for a host: services ask the API at its own address.
      api: signIn === 'iam' ? undefined : front.way,
      connections: [`https://*.s3.${this.region}.amazonaws.com`, ...(people ? [people.signInOrigin] : [])],
    });
    quarantine.takeFrom(site.url);
    const client = people?.addPage(site.url);
    const answers = front.answer({
      quarantine,
      store,
      accepted,
      signIn,
      people: people && client && { pool: people, client },
      removal: removalFrom(files, variants, site.distribution),
      architecture,
    });
    page.tell({
      signIn,
      accept: settings.accept,
      maxImageBytes: Number(accepted.MAX_IMAGE_BYTES),
      maxFileBytes: Number(accepted.MAX_FILE_BYTES),
      api: '/uploads',
      ...(people && client && { cognito: { domain: people.signInOrigin, clientId: client.userPoolClientId } }),
    });

    alarms.watch(...site.alarms, ...answers.alarms, ...arrivals.alarms, ...checker.alarms, ...images.alarms);
    const { dashboard } = new RowDashboard(this, 'Dashboard', {
      rows: [site.graphs, answers.graphs, arrivals.graphs, checker.graphs, images.graphs],
    });
    const services =
      signIn === 'iam' && front instanceof FunctionsFront
        ? { api: front.api, uploaders: new Uploaders(this, 'Uploaders', { api: front.api }) }
        : undefined;
    this.url = site.url;
    stackOutputs(
      this,
      uploadOutputs(this, {
        site,
        arrivals,
        checker,
        files,
        services,
        people,
        edge,
        dashboard,
        given: props.given ?? {},
        mode,
      }),
    );
  }

  /** CloudFront takes what runs at the edge from us-east-1 alone, and a stack lies in one region: so it has a stack of its own. */
  private edgeStack(scope: Construct, props: PatternStackProps<UploadSettings>): EdgeStack {
    return new EdgeStack(scope, `${this.node.id}Edge`, {
      env: { region: 'us-east-1' },
      // Its region is the same for all: those of two regions would be one stack, which both deploy and either destroys.
      stackName: `${this.stackName}-edge-${this.region}`,
      description: 'What runs at the edge for uploads, in the region that CloudFront takes it from.',
      terminationProtection: props.terminationProtection,
      crossRegionReferences: true,
    });
  }
}
