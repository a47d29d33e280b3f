import type { UserData } from 'aws-cdk-lib/aws-ec2';
import type { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { Aws } from 'aws-cdk-lib/core';
import { WORKER_LIMITS } from '../../lib/async/domain/time-limits';
import type { PollJobsEnv } from '../../lib/async/handlers/poll-jobs.env';
import { NODE_MAJOR_VERSION } from '../../lib/shared/runtime';

/**
 * Amazon Linux has no package of ffmpeg. This wheel carries a static build of ffmpeg 7.0.2 for both CPUs, and pip refuses
 * any file whose hash is not one of these. (Later wheels want a newer Python than Amazon Linux 2023 has.)
 */
const FFMPEG_WHEEL = [
  'imageio-ffmpeg==0.6.0',
  '--hash=sha256:c7e46fcec401dd990405049d2e2f475e2b397779df2519b544b8aab515195282',
  '--hash=sha256:1d47bebd83d2c5fc770720d211855f208af8a596c82d17730aa51e815cdee6dc',
].join(' ');

/** RDS signs its certificates itself; the instance fetches the authority by TLS at boot. */
const RDS_CERTIFICATES_URL = 'https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem';

export const FFMPEG_PATH = '/usr/local/bin/ffmpeg';
export const WORK_DIRECTORY = '/var/lib/job-worker';

export interface WorkerUserDataProps {
  /** Bundle of poll-jobs. */
  readonly code: Asset;
  /** What the process reads from its environment. */
  readonly environment: PollJobsEnv;
  /** Log group that the worker's log goes to. */
  readonly logGroupName: string;
  /** Logical id of the group, which waits for a signal from each new instance. */
  readonly groupLogicalId: string;
  /** Fetch the certificates of RDS. */
  readonly database: boolean;
}

/**
 * Turns a fresh Amazon Linux 2023 into a worker. Running it twice ends in the same state, and any failure ends it and is
 * told to CloudFormation, so a broken worker stops a rolling update at its first instance.
 */
export function prepareWorker(userData: UserData, props: WorkerUserDataProps): void {
  userData.addCommands(
    'set -euo pipefail',
    ...signalOnExit(props.groupLogicalId),
    ...installPrograms(),
    ...installWorker(props.code),
    ...(props.database ? [`curl -fsS --retry 5 -o ${CERTIFICATES} ${RDS_CERTIFICATES_URL}`] : []),
    ...writeFile('/etc/job-worker.env', environmentLines(props.environment)),
    ...readGroupName(),
    ...writeFile('/etc/systemd/system/job-worker.service', serviceUnit(props.database)),
    ...shipLog(props.logGroupName),
    'systemctl daemon-reload',
    'systemctl enable --now job-worker',
    'sleep 5',
    'systemctl is-active job-worker',
  );
}

const CERTIFICATES = '/etc/pki/rds-global-bundle.pem';
const LOG_FILE = '/var/log/job-worker.log';

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

function installPrograms(): string[] {
  return [
    `dnf install -y nodejs${NODE_MAJOR_VERSION} python3-pip unzip logrotate amazon-cloudwatch-agent`,
    ...writeFile('/tmp/ffmpeg.txt', [FFMPEG_WHEEL]),
    'pip3 install --no-deps --only-binary :all: --require-hashes --upgrade --target /opt/ffmpeg -r /tmp/ffmpeg.txt',
    `ln -sf /opt/ffmpeg/imageio_ffmpeg/binaries/ffmpeg-linux-* ${FFMPEG_PATH}`,
    `chmod 755 ${FFMPEG_PATH}`,
  ];
}

function installWorker(code: Asset): string[] {
  return [
    `aws s3 cp --region ${Aws.REGION} ${code.s3ObjectUrl} /tmp/job-worker.zip`,
    'rm -rf /opt/job-worker',
    'unzip -q /tmp/job-worker.zip -d /opt/job-worker',
    'chmod -R a+rX /opt/job-worker',
    'id -u job-worker >/dev/null 2>&1 || useradd --system --no-create-home --shell /sbin/nologin job-worker',
  ];
}

function environmentLines(environment: PollJobsEnv): string[] {
  return Object.entries(environment)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${value}`);
}

/** The group has its name only after the template that makes its instances, so the instance asks its own tags. */
function readGroupName(): string[] {
  const metadata = 'http://169.254.169.254/latest';
  return [
    `token=$(curl -fsS -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' ${metadata}/api/token)`,
    `group=$(curl -fsS --retry 5 --retry-all-errors -H "X-aws-ec2-metadata-token: $token" ${metadata}/meta-data/tags/instance/aws:autoscaling:groupName)`,
    'echo "AUTO_SCALING_GROUP_NAME=$group" >> /etc/job-worker.env',
  ];
}

function serviceUnit(database: boolean): string[] {
  return [
    '[Unit]',
    'Description=Runs jobs from the queue',
    'After=network-online.target',
    'Wants=network-online.target',
    '[Service]',
    'User=job-worker',
    'EnvironmentFile=/etc/job-worker.env',
    `Environment=AWS_REGION=${Aws.REGION} NODE_ENV=production NODE_OPTIONS=--enable-source-maps`,
    ...(database ? [`Environment=NODE_EXTRA_CA_CERTS=${CERTIFICATES}`] : []),
    `ExecStart=/usr/bin/node-${NODE_MAJOR_VERSION} /opt/job-worker/index.js`,
    `StandardOutput=append:${LOG_FILE}`,
    `StandardError=append:${LOG_FILE}`,
    'Restart=always',
    'RestartSec=5',
    // On SIGTERM the worker finishes what is short and gives the rest back to the queue.
    'KillSignal=SIGTERM',
    `TimeoutStopSec=${WORKER_LIMITS.ec2.finishSeconds + 15}`,
    'StateDirectory=job-worker',
    'NoNewPrivileges=yes',
    'ProtectSystem=strict',
    'ProtectHome=yes',
    'PrivateTmp=yes',
    '[Install]',
    'WantedBy=multi-user.target',
  ];
}

function shipLog(logGroupName: string): string[] {
  const config = {
    logs: {
      logs_collected: {
        files: {
          collect_list: [{ file_path: LOG_FILE, log_group_name: logGroupName, log_stream_name: '{instance_id}' }],
        },
      },
    },
  };
  const file = '/opt/aws/amazon-cloudwatch-agent/etc/job-worker.json';
  return [
    ...writeFile('/etc/logrotate.d/job-worker', [
      `${LOG_FILE} {`,
      '  size 50M',
      '  rotate 1',
      '  copytruncate',
      '  missingok',
      '}',
    ]),
    ...writeFile(file, [JSON.stringify(config)]),
    `/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c file:${file}`,
  ];
}

/** Quoted, so that the shell leaves the lines alone: a value with a $ stays as it is. */
function writeFile(path: string, lines: readonly string[]): string[] {
  return [`cat > ${path} <<'EOF'`, ...lines, 'EOF'];
}
