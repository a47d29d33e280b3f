import type { UserData } from 'aws-cdk-lib/aws-ec2';
import type { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { Aws } from 'aws-cdk-lib/core';
import { NODE_MAJOR_VERSION } from '../../lib/shared/runtime';
import { installPackages } from './install-packages';

/** RDS signs its certificates itself; the instance fetches the authority by TLS at boot. */
const RDS_CERTIFICATES_URL = 'https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem';
const RDS_CERTIFICATES = '/etc/pki/rds-global-bundle.pem';

/** Metrics that the agent on an instance sends, under the name of its stack. */
export const HOST_METRICS = {
  namespace: Aws.STACK_NAME,
  memory: 'mem_used_percent',
  disk: 'disk_used_percent',
} as const;

/** A program of ours as a service of the instance. */
export interface HostedProgram {
  /** Name of the service, its user and its files, in kebab case. Its own folder is `/var/lib/<name>`. */
  readonly name: string;
  /** One sentence for `systemctl status`. */
  readonly description: string;
  /** What it reads from its environment, beside AWS_REGION and AUTO_SCALING_GROUP_NAME, which the instance adds. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Seconds from SIGTERM until it is killed: more than it takes to finish. */
  readonly stopSeconds: number;
  /**
   * Put the Linux build of compiled modules (sharp) beside its code.
   * @default false
   */
  readonly native?: boolean;
  /**
   * Packages of Amazon Linux that it calls, or that `install` does.
   * @default - those of every host
   */
  readonly packages?: readonly string[];
  /**
   * Shell commands that install what no package holds. The boot fails when one of them fails; each must bear being run twice.
   * @default - nothing
   */
  readonly install?: readonly string[];
  /**
   * Measure memory and disk, which EC2 cannot see from outside: two metrics of all instances together, which bill as one's own.
   * @default false
   */
  readonly metrics?: boolean;
  /**
   * Make Node.js trust the certificates of RDS.
   * @default false
   */
  readonly trustsRds?: boolean;
}

export interface HostUserDataProps {
  /** What to run. */
  readonly program: HostedProgram;
  /** Its bundle, which begins at index.js. */
  readonly code: Asset;
  /** Log group that what it prints goes to. */
  readonly logGroupName: string;
  /** Logical id of the group, which waits for a signal from each new instance. */
  readonly groupLogicalId: string;
  /**
   * Where the program says that it can serve, and for how many seconds a load balancer asks until it believes it.
   * @default - nobody sends it requests, so that it runs is enough
   */
  readonly health?: { readonly url: string; readonly seconds: number };
}

/**
 * Turns a fresh Amazon Linux 2023 into a host of the program. Running it twice ends in the same state, and any failure ends
 * it and is told to CloudFormation, so a broken program stops a rolling update at its first instance.
 */
export function prepareHost(
  userData: UserData,
  { program, code, logGroupName, groupLogicalId, health }: HostUserDataProps,
): void {
  const { name, packages = [], install = [], trustsRds = false } = program;
  const environmentFile = `/etc/${name}.env`;
  const logFile = `/var/log/${name}.log`;
  userData.addCommands(
    'set -euo pipefail',
    ...signalOnExit(groupLogicalId),
    installPackages([`nodejs${NODE_MAJOR_VERSION}`, ...packages, 'unzip', 'logrotate', 'amazon-cloudwatch-agent']),
    ...install,
    ...installProgram(name, code),
    ...(trustsRds
      ? [
          `curl -fsS --retry 5 --retry-all-errors --connect-timeout 10 --max-time 60 -o ${RDS_CERTIFICATES} ${RDS_CERTIFICATES_URL}`,
        ]
      : []),
    ...fileWriting(environmentFile, environmentLines(program)),
    ...readGroupName(environmentFile),
    ...fileWriting(`/etc/systemd/system/${name}.service`, serviceUnit(program, environmentFile, logFile)),
    ...startAgent(name, agentConfiguration(program, logFile, logGroupName), logFile),
    'systemctl daemon-reload',
    `systemctl enable --now ${name}`,
    'sleep 5',
    `systemctl is-active ${name}`,
    ...(health ? answering(health) : []),
  );
}

/** Commands that write a file. Quoted, so that the shell leaves the lines alone: a value with a $ stays as it is. */
export function fileWriting(path: string, lines: readonly string[]): string[] {
  return [`cat > ${path} <<'EOF'`, ...lines, 'EOF'];
}

/**
 * Outside of a stack update nobody waits for the signal, and its refusal must not look like a failure of the boot. An instance
 * that failed looks healthy to its group, so it switches itself off and is replaced, after half an hour to look inside.
 */
function signalOnExit(groupLogicalId: string): string[] {
  return [
    'signal() {',
    '  local status=$?',
    `  /opt/aws/bin/cfn-signal --exit-code "$status" --stack ${Aws.STACK_NAME} --resource ${groupLogicalId} --region ${Aws.REGION} || true`,
    '  [ "$status" -eq 0 ] || shutdown -h +30',
    '}',
    'trap signal EXIT',
  ];
}

/** Whoever waits for the signal then takes an older instance away: not before the load balancer sends requests to this one. */
function answering({ url, seconds }: { readonly url: string; readonly seconds: number }): string[] {
  return [`curl -fsS --retry 30 --retry-delay 1 --retry-connrefused -o /dev/null ${url}`, `sleep ${seconds}`];
}

function installProgram(name: string, code: Asset): string[] {
  return [
    `aws s3 cp --region ${Aws.REGION} ${code.s3ObjectUrl} /tmp/${name}.zip`,
    `rm -rf /opt/${name}`,
    `unzip -q /tmp/${name}.zip -d /opt/${name}`,
    `chmod -R a+rX /opt/${name}`,
    `id -u ${name} >/dev/null 2>&1 || useradd --system --no-create-home --shell /sbin/nologin ${name}`,
  ];
}

function environmentLines({ environment }: HostedProgram): string[] {
  return Object.entries(environment)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${value}`);
}

/** The group has its name only after the template that makes its instances, so the instance asks its own tags. */
function readGroupName(environmentFile: string): string[] {
  const metadata = 'http://169.254.169.254/latest';
  return [
    `token=$(curl -fsS -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' ${metadata}/api/token)`,
    `group=$(curl -fsS --retry 5 --retry-all-errors -H "X-aws-ec2-metadata-token: $token" ${metadata}/meta-data/tags/instance/aws:autoscaling:groupName)`,
    `echo "AUTO_SCALING_GROUP_NAME=$group" >> ${environmentFile}`,
  ];
}

function serviceUnit(
  { name, description, stopSeconds, trustsRds }: HostedProgram,
  environmentFile: string,
  logFile: string,
): string[] {
  return [
    '[Unit]',
    `Description=${description}`,
    'After=network-online.target',
    'Wants=network-online.target',
    '[Service]',
    `User=${name}`,
    `EnvironmentFile=${environmentFile}`,
    `Environment=AWS_REGION=${Aws.REGION} NODE_ENV=production NODE_OPTIONS=--enable-source-maps`,
    ...(trustsRds ? [`Environment=NODE_EXTRA_CA_CERTS=${RDS_CERTIFICATES}`] : []),
    `ExecStart=/usr/bin/node-${NODE_MAJOR_VERSION} /opt/${name}/index.js`,
    `StandardOutput=append:${logFile}`,
    `StandardError=append:${logFile}`,
    'Restart=always',
    'RestartSec=5',
    'KillSignal=SIGTERM',
    `TimeoutStopSec=${stopSeconds}`,
    `StateDirectory=${name}`,
    'NoNewPrivileges=yes',
    'ProtectSystem=strict',
    'ProtectHome=yes',
    'PrivateTmp=yes',
    '[Install]',
    'WantedBy=multi-user.target',
  ];
}

/** What the agent of CloudWatch sends: the log, and where it is asked for, memory and disk of the group. */
function agentConfiguration({ name, metrics = false }: HostedProgram, logFile: string, logGroupName: string): object {
  return {
    logs: {
      logs_collected: {
        files: {
          collect_list: [{ file_path: logFile, log_group_name: logGroupName, log_stream_name: '{instance_id}' }],
        },
      },
    },
    // Of all instances together: without the name of the host, which would make metrics of its own for each.
    ...(metrics && {
      agent: { omit_hostname: true },
      metrics: {
        namespace: HOST_METRICS.namespace,
        metrics_collected: {
          mem: {
            measurement: [HOST_METRICS.memory],
            metrics_collection_interval: 60,
            append_dimensions: { Program: name },
          },
          disk: {
            measurement: ['used_percent'],
            resources: ['/'],
            drop_device: true,
            ignore_file_system_types: ['sysfs', 'tmpfs', 'devtmpfs'],
            metrics_collection_interval: 60,
            append_dimensions: { Program: name },
          },
        },
      },
    }),
  };
}

function startAgent(name: string, config: object, logFile: string): string[] {
  const file = `/opt/aws/amazon-cloudwatch-agent/etc/${name}.json`;
  return [
    ...fileWriting(`/etc/logrotate.d/${name}`, [
      `${logFile} {`,
      '  size 50M',
      '  rotate 1',
      '  copytruncate',
      '  missingok',
      '}',
    ]),
    ...fileWriting(file, [JSON.stringify(config)]),
    `/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c file:${file}`,
  ];
}
