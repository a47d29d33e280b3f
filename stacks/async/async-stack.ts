import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import type { IManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Duration, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { DirectJobApi } from '../../constructs/async/direct-job-api';
import { type Ec2Worker, ec2Worker } from '../../constructs/async/ec2-worker';
import { HttpJobApi } from '../../constructs/async/http-job-api';
import type { JobApi } from '../../constructs/async/job-api';
import { JobDashboard } from '../../constructs/async/job-dashboard';
import { JobFiles } from '../../constructs/async/job-files';
import { JobMail } from '../../constructs/async/job-mail';
import { JobQueue } from '../../constructs/async/job-queue';
import { type JobServers, jobServers } from '../../constructs/async/job-servers';
import { JobStore } from '../../constructs/async/job-store';
import { JobSubmitters } from '../../constructs/async/job-submitters';
import { LambdaWorker } from '../../constructs/async/lambda-worker';
import { ReadJob } from '../../constructs/async/read-job';
import { resultsDatabase } from '../../constructs/async/results-database';
import { SubmitJob } from '../../constructs/async/submit-job';
import type { WorkerResources } from '../../constructs/async/worker-resources';
import { AlarmTopic } from '../../constructs/shared/alarm-topic';
import { ApiAccountLogging } from '../../constructs/shared/api-account-logging';
import { prepareDatabase } from '../../constructs/shared/prepare-database';
import type { SqlDatabase } from '../../constructs/shared/sql-database';
import { stackOutputs } from '../../constructs/shared/stack-outputs';
import { TieredNetwork } from '../../constructs/shared/tiered-network';
import { WORKER_LIMITS } from '../../lib/async/domain/time-limits';
import { type AsyncSettings, kindsOffered } from '../../lib/async/settings';
import type { ModeSettings } from '../../lib/config/mode';
import type { PatternStackProps } from '../pattern-stack';
import { asyncOutputs } from './async-outputs';

/** What takes requests, and the machines behind it if there are any. */
interface Producer {
  readonly api: JobApi;
  readonly servers?: JobServers;
}

/**
 * Slow work off the request path.
 *
 *     caller -> API -> queue -> worker -> files, results
 *                 \-> store <-/             (what state a job is in)
 */
export class AsyncStack extends Stack {
  /** What an account test needs to know of the deployed stack. */
  readonly api: JobApi;
  readonly queue: JobQueue;
  readonly files: IBucket;
  readonly submitters: IManagedPolicy;
  private readonly settings: AsyncSettings;
  private readonly mode: ModeSettings;
  private readonly alarms: AlarmTopic;

  constructor(scope: Construct, id: string, props: PatternStackProps<AsyncSettings>) {
    super(scope, id, props);
    this.settings = props.settings;
    this.mode = props.mode;
    this.alarms = new AlarmTopic(this, 'Alarms', { email: props.alarmEmail });

    const store = new JobStore(this, 'Store');
    const files = new JobFiles(this, 'Files', { accessLogDays: this.mode.logRetentionDays });
    const longestJob = Duration.seconds(WORKER_LIMITS[this.settings.worker].jobSeconds);
    const queue = new JobQueue(this, 'Queue', { visibilityTimeout: this.visibilityTimeout(), longestJob });
    const mail = this.mail();
    const network = this.network();
    const database = network && this.database(network);

    const resources: WorkerResources = { store, queue, files, mail, database };
    const { api, servers } = this.producer(resources, network);
    const worker =
      this.settings.worker === 'ec2'
        ? this.ec2Worker(resources, network!)
        : this.lambdaWorker(resources, database && network, servers);

    this.alarms.watch(...queue.alarms, ...api.alarms, ...worker.alarms, ...(database?.alarms ?? []));
    const { dashboard } = new JobDashboard(this, 'Dashboard', {
      api,
      queue,
      servers: servers?.graphs,
      worker: worker.graphs,
      database: database?.graphs,
    });
    const { policy } = new JobSubmitters(this, 'Submitters', { api, files });
    this.api = api;
    this.queue = queue;
    this.files = files.bucket;
    this.submitters = policy;

    stackOutputs(
      this,
      asyncOutputs(this, {
        api,
        queue,
        files: files.bucket,
        submitters: policy,
        dashboard,
        given: props.given ?? {},
        mode: this.mode,
      }),
    );
  }

  /** A1 asks for six times the time-out of a function. A process renews its messages instead (A17). */
  private visibilityTimeout(): Duration {
    const { lambda, ec2 } = WORKER_LIMITS;
    return Duration.seconds(this.settings.worker === 'ec2' ? ec2.visibilitySeconds : 6 * lambda.timeoutSeconds);
  }

  private mail(): JobMail | undefined {
    const { senderEmail, senderIdentity } = this.settings;
    return senderEmail ? new JobMail(this, 'Mail', { sender: senderEmail, senderIdentity }) : undefined;
  }

  /** Only instances and databases need a network. */
  private network(): TieredNetwork | undefined {
    const { producer, worker, results } = this.settings;
    const instances = producer === 'ec2' || worker === 'ec2';
    if (!instances && results === 's3') return undefined;
    const { availabilityZones, highlyAvailable } = this.mode;
    return new TieredNetwork(this, 'Network', {
      availabilityZones,
      highlyAvailable,
      // An instance installs itself from the internet; functions are content with the services that they call.
      wayOut: !instances ? 'endpoints' : highlyAvailable ? 'nat-gateway' : 'public',
      dataTier: results === 'rds',
    });
  }

  private database(network: TieredNetwork): SqlDatabase | undefined {
    if (this.settings.results === 's3') return undefined;
    const database = resultsDatabase(this, 'Results', { network, mode: this.mode });
    prepareDatabase(this, 'PrepareResults', {
      pattern: 'async',
      database,
      holds: 'results',
      network,
      architecture: this.settings.architecture,
      revision: '1',
      environment: {},
    });
    return database;
  }

  private producer(resources: WorkerResources, network: TieredNetwork | undefined): Producer {
    switch (this.settings.producer) {
      case 'lambda':
        return { api: this.lambdaApi(resources) };
      case 'direct':
        return { api: this.directApi(resources) };
      case 'ec2':
        return this.ec2Api(resources, network!);
    }
  }

  /** A function validates, records and queues. */
  private lambdaApi({ store, queue, files }: WorkerResources): JobApi {
    const { architecture } = this.settings;
    const submitJob = new SubmitJob(this, 'SubmitJob', {
      store,
      queue,
      files,
      kinds: kindsOffered(this.settings),
      architecture,
    });
    const readJob = new ReadJob(this, 'ReadJob', { store, files, architecture });
    this.alarms.watch(...submitJob.alarms, ...readJob.alarms);
    return new HttpJobApi(this, 'Api', {
      submitJob: new HttpLambdaIntegration('SubmitJob', submitJob.handler.function),
      readJob: new HttpLambdaIntegration('ReadJob', readJob.handler.function),
      answeredBy: 'the function behind it',
    });
  }

  /** What the functions do, on instances that only the API reaches. */
  private ec2Api({ store, queue, files }: WorkerResources, network: TieredNetwork): Producer {
    const servers = jobServers(this, 'Servers', {
      store,
      queue,
      files,
      kinds: kindsOffered(this.settings),
      network,
      architecture: this.settings.architecture,
      notifications: this.alarms.topic,
      mode: this.mode,
    });
    this.alarms.watch(...servers.alarms);
    const api = new HttpJobApi(this, 'Api', {
      submitJob: servers.integration,
      readJob: servers.integration,
      answeredBy: 'the servers behind it',
    });
    return { api, servers };
  }

  /** API Gateway writes to the queue itself. */
  private directApi({ store, queue, files }: WorkerResources): JobApi {
    const { architecture, apiGatewayLogRole } = this.settings;
    const readJob = new ReadJob(this, 'ReadJob', { store, files, architecture });
    this.alarms.watch(...readJob.alarms);
    // Not the id of the other API: CloudFormation would refuse to turn an HTTP API into a REST API of the same logical id.
    return new DirectJobApi(this, 'DirectApi', {
      queue,
      readJob: readJob.handler.function,
      kinds: kindsOffered(this.settings),
      accountLogging: apiGatewayLogRole === 'create' ? new ApiAccountLogging(this, 'ApiAccountLogging') : undefined,
    });
  }

  /** In the network only where a database is. The endpoint of the queue then answers to its name for everybody there. */
  private lambdaWorker(
    resources: WorkerResources,
    network: TieredNetwork | undefined,
    servers: JobServers | undefined,
  ): LambdaWorker {
    const { maxConcurrency, architecture, senderEmail } = this.settings;
    const securityGroup = network?.addCaller(this, 'WorkerGroup', 'Functions that run jobs');
    if (network && securityGroup) {
      network.addEndpoint('Sqs', InterfaceVpcEndpointAwsService.SQS, [
        securityGroup,
        ...(servers ? [servers.securityGroup] : []),
      ]);
      if (senderEmail) network.addEndpoint('Email', InterfaceVpcEndpointAwsService.EMAIL, [securityGroup]);
      resources.database?.allowFrom(securityGroup);
    }
    return new LambdaWorker(this, 'Worker', {
      ...resources,
      visibilitySeconds: this.visibilityTimeout().toSeconds(),
      maxConcurrency,
      architecture,
      network: network && securityGroup && { vpc: network.vpc, subnets: network.isolatedSubnets, securityGroup },
    });
  }

  private ec2Worker(resources: WorkerResources, network: TieredNetwork): Ec2Worker {
    const { architecture, maxWorkers } = this.settings;
    const worker = ec2Worker(this, 'Worker', {
      ...resources,
      network,
      architecture,
      minInstances: Math.min(this.mode.minInstances, maxWorkers),
      maxInstances: maxWorkers,
      notifications: this.alarms.topic,
    });
    resources.database?.allowFrom(worker.securityGroup);
    return worker;
  }
}
