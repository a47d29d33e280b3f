import { REGIONS } from '../../../lib/config/regions';
import { attachedPolicies, identities } from '../../../lib/model/iam/attached-policies';
import { decide } from '../../../lib/model/iam/decide';
import { pinnedManagedPolicies } from '../../../lib/model/iam/pinned-policies';
import type { PolicyDocument } from '../../../lib/model/iam/policy-document';
import { parsePolicy } from '../../../lib/model/iam/policy-document';
import { RequestContext } from '../../../lib/model/iam/request-context';
import { inventedReferences, resolveIntrinsics } from '../../../lib/model/intrinsics';
import { resourcesOfType } from '../../../lib/model/template';
import { allowedActions } from '../../support/iam-allowed';
import type { AppVariant as Variant } from '../app-variant';
import { differences, type Proof, plain, type Subject } from '../proof';

const ACCOUNT = '111122223333';
const CONTEXT = new RequestContext({
  'aws:SecureTransport': 'true',
  'aws:userid': 'AIDAALICE',
  'ses:FromAddress': 'noreply@example.com',
});

/** What one role may do in all of AWS: exactly what the code behind it calls. */
export const roleAccessProofs: readonly Proof[] = [
  {
    rule: 'B4',
    claim: 'every role may do exactly what is listed for it, among all actions of AWS',
    violations: async (subject) => {
      const expected = expectedAccess(subject.variant);
      const roles = identities(subject.stack, 'Role');
      const found = [
        ...differences(
          roles.map(plain).filter((role) => !GIVEN_BY_THE_LIBRARY.includes(role)),
          Object.keys(expected),
        ),
      ];
      for (const role of roles) {
        const lines = expected[plain(role)];
        if (!lines) continue;
        const actual = (await roleAccess(subject, role)).map(plain);
        found.push(...differences(actual, lines).map((difference) => `${plain(role)}: ${difference}`));
      }
      return found;
    },
  },
  {
    rule: 'A14',
    claim:
      "no role reaches a neighbour's resources: another bucket, queue or table, or a folder whose name begins alike",
    about: ({ pattern }) => pattern === 'async',
    violations: ({ stack }) => {
      const references = inventedReferences(stack);
      const buckets = resourcesOfType(stack, 'AWS::S3::Bucket').map(({ logicalId }) =>
        String(references.attribute(logicalId, 'Arn')),
      );
      const objects = buckets.flatMap((bucket) =>
        ['uploads-evil/a', 'uploads', 'claims-evil/a', 'results-evil/a', 'secret'].map((key) => `${bucket}/${key}`),
      );
      const asks = [
        ...[...objects, 'arn:aws:s3:::another-bucket/uploads/a'].flatMap((resource) =>
          ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'].map((action) => ({ action, resource })),
        ),
        ...buckets.map((resource) => ({ action: 's3:ListBucket', resource })),
        ...['sqs:SendMessage', 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:PurgeQueue'].map((action) => ({
          action,
          resource: `arn:aws:sqs:${stack.region}:${ACCOUNT}:another-queue`,
        })),
        ...['dynamodb:GetItem', 'dynamodb:Scan', 'dynamodb:DeleteTable'].map((action) => ({
          action,
          resource: `arn:aws:dynamodb:${stack.region}:${ACCOUNT}:table/another-table`,
        })),
      ];
      return identities(stack, 'Role').flatMap((role) => {
        const policies = attachedPolicies(stack, role, { managedPolicies: pinnedManagedPolicies });
        return asks
          .filter(
            (ask) =>
              decide(
                { caller: callerOf(role), context: CONTEXT, resourceAccount: ACCOUNT, ...ask },
                { identity: policies },
              ).allowed,
          )
          .map(({ action, resource }) => `${plain(role)} may ${action} on ${resource}`);
      });
    },
  },
  {
    rule: 'A14',
    claim: 'whoever submits jobs may call the two routes and upload into the own folder, and nothing else',
    about: ({ pattern }) => pattern === 'async',
    violations: async ({ variant, stack }) => {
      const policies = submitterPolicy(stack);
      const lines = await allowedActions({
        caller: callerOf('submitter'),
        policies,
        context: CONTEXT,
        samples: [
          'arn:aws:s3:::async-filesbucket/uploads/AIDABOB/any',
          'arn:aws:s3:::async-filesbucket/uploads/AIDAALICE-evil/any',
        ],
      });
      const api = variant.config.async?.producer === 'direct' ? 'async-directapi/v1' : 'async-api/$default';
      return differences(lines.map(plain).map(shortened), [
        `execute-api:Invoke ${api}/GET/jobs/any`,
        `execute-api:Invoke ${api}/POST/jobs`,
        's3:PutObject async-filesbucket/uploads/AIDAALICE/any',
      ]);
    },
  },
];

/** The library's own helpers. They are granted by the resources they serve, and permissions.ts judges what they hold themselves. */
const GIVEN_BY_THE_LIBRARY = ['CustomS3AutoDeleteObjectsCustomResourceProviderRole'];

const logs = (group: string) => [
  `logs:CreateLogStream log-group:${group}:log-stream:any`,
  `logs:PutLogEvents log-group:${group}:log-stream:any`,
];

const TRACING = ['xray:PutTelemetryRecords *', 'xray:PutTraceSegments *'];

/** Lambda puts a function into a network with the function's own role. */
const IN_A_NETWORK = [
  'ec2:AssignPrivateIpAddresses network-interface/example',
  'ec2:CreateNetworkInterface network-interface/example',
  'ec2:CreateNetworkInterface security-group/example',
  'ec2:CreateNetworkInterface subnet/example',
  'ec2:DeleteNetworkInterface network-interface/example',
  'ec2:DescribeNetworkInterfaces *',
  'ec2:DescribeSubnets *',
  'ec2:UnassignPrivateIpAddresses network-interface/example',
];

const SESSION_MANAGER = [
  'ssm:UpdateInstanceInformation instance/example',
  'ssm:UpdateInstanceInformation managed-instance/example',
  'ssmmessages:CreateControlChannel *',
  'ssmmessages:CreateDataChannel *',
  'ssmmessages:OpenControlChannel *',
  'ssmmessages:OpenDataChannel *',
];

/**
 * SES asks about the sender, in the sandbox about the recipient, about the configuration set and the template, each under the
 * old name of the call too. The catalogue's example of an identity is of the default region.
 */
const SEND_MAIL = (region: string) => [
  'ses:GetSuppressedDestination tenant/example/example',
  ...['ses:SendEmail', 'ses:SendTemplatedEmail'].flatMap((action) =>
    [
      'configuration-set/async-mailconfigurationset',
      'identity/any',
      ...(region === REGIONS[0] ? ['identity/example'] : []),
      'template/async-mailreceipt',
      'template/async-mailreminder',
    ].map((resource) => `${action} ${resource}`),
  ),
];

const RUN_JOBS = [
  'dynamodb:GetItem table/async-storetable',
  'dynamodb:PutItem table/async-storetable',
  's3:GetObject async-filesbucket/claims/any',
  's3:GetObject async-filesbucket/results/any',
  's3:GetObject async-filesbucket/uploads/any',
  's3:PutObject async-filesbucket/results/any',
  'sqs:ChangeMessageVisibility async-queuejobs',
  'sqs:DeleteMessage async-queuejobs',
  'sqs:ReceiveMessage async-queuejobs',
  'sqs:SendMessage async-queuejobs',
];

const SIGN_IN_TO_DATABASE = 'rds-db:connect dbuser:async-resultsinstance.DbiResourceId/job_worker';

const CLOSE_DEFAULT_GROUP = (pattern: string) =>
  [
    'AuthorizeSecurityGroupEgress',
    'AuthorizeSecurityGroupIngress',
    'RevokeSecurityGroupEgress',
    'RevokeSecurityGroupIngress',
  ].map((action) => `ec2:${action} security-group/${pattern}-networkvpc.DefaultSecurityGroup`);

export function expectedAccess(variant: Variant): Record<string, readonly string[]> {
  return variant.pattern === 'lab' ? labAccess(variant) : asyncAccess(variant);
}

function labAccess({ config }: Variant): Record<string, readonly string[]> {
  const stops = config.lab?.nightlyStop ?? config.mode !== 'production';
  return {
    CustomVpcRestrictDefaultSGCustomResourceProviderRole: [
      ...CLOSE_DEFAULT_GROUP('lab'),
      ...logs('lab-customvpcrestrictdefaultsgcustomresourceproviderlogs'),
    ],
    NetworkRefusedTrafficWriter: [
      ...logs('lab-networkrefusedtraffic'),
      'logs:DescribeLogStreams log-group:lab-networkrefusedtraffic:log-stream:any',
    ],
    ServerRole: [
      's3:DeleteObject lab-storagebucket/any',
      's3:GetObject lab-storagebucket/any',
      's3:ListBucket lab-storagebucket',
      's3:PutObject lab-storagebucket/any',
      ...SESSION_MANAGER,
    ],
    ...(stops && { SchedulerRoleForTargetd31fb5: ['ec2:StopInstances instance/lab-serverinstance'] }),
  };
}

function asyncAccess({ config }: Variant): Record<string, readonly string[]> {
  const {
    producer = 'lambda',
    worker = 'lambda',
    results = 's3',
    senderEmail,
    apiGatewayLogRole = 'create',
  } = config.async ?? {};
  const rds = results === 'rds';
  const jobs = [
    ...RUN_JOBS,
    ...(senderEmail ? SEND_MAIL(config.region ?? REGIONS[0]) : []),
    ...(rds ? [SIGN_IN_TO_DATABASE] : []),
  ];
  return {
    ReadJobHandlerRole: [
      'dynamodb:GetItem table/async-storetable',
      's3:GetObject async-filesbucket/results/any',
      ...logs('async-readjobhandlerlogs'),
      ...TRACING,
    ],
    ...(producer === 'lambda'
      ? {
          SubmitJobHandlerRole: [
            'dynamodb:GetItem table/async-storetable',
            'dynamodb:PutItem table/async-storetable',
            's3:PutObject async-filesbucket/claims/any',
            'sqs:SendMessage async-queuejobs',
            ...logs('async-submitjobhandlerlogs'),
            ...TRACING,
          ],
        }
      : { DirectApiSendRole: ['sqs:SendMessage async-queuejobs'] }),
    ...(producer === 'direct' && apiGatewayLogRole === 'create' && { ApiAccountLoggingRole: WRITE_ALL_LOGS }),
    ...(worker === 'lambda'
      ? {
          WorkerHandlerRole: [
            ...jobs,
            'sqs:GetQueueAttributes async-queuejobs',
            ...logs('async-workerhandlerlogs'),
            ...TRACING,
            ...(rds ? IN_A_NETWORK : []),
          ],
        }
      : {
          WorkerRole: [
            ...jobs,
            'autoscaling:SetInstanceProtection autoScalingGroup:any:autoScalingGroupName/Async-WorkerGroupASG-any',
            `s3:GetObject cdk-hnb659fds-assets-111122223333-${config.region ?? 'ap-southeast-2'}/<code>.zip`,
            ...logs('async-workerlogs'),
            ...SESSION_MANAGER,
          ],
        }),
    ...(rds && {
      PrepareResultsHandlerRole: [
        'secretsmanager:GetSecretValue secret:async-resultsinstance',
        ...logs('async-prepareresultshandlerlogs'),
        ...TRACING,
        ...IN_A_NETWORK,
      ],
      PrepareResultsProviderRole: [
        'lambda:GetFunction function:async-prepareresultshandlerfunction',
        'lambda:InvokeFunction function:async-prepareresultshandlerfunction',
        'lambda:InvokeFunction function:async-prepareresultshandlerfunction:any',
        ...logs('async-prepareresultsproviderlogs'),
      ],
    }),
    ...((rds || worker === 'ec2') && {
      CustomVpcRestrictDefaultSGCustomResourceProviderRole: [
        ...CLOSE_DEFAULT_GROUP('async'),
        ...logs('async-customvpcrestrictdefaultsgcustomresourceproviderlogs'),
      ],
      NetworkFlowLogWriter: [
        ...logs('async-networkflowlogs'),
        'logs:DescribeLogStreams log-group:async-networkflowlogs:log-stream:any',
      ],
    }),
  };
}

/** AWS's managed policy for the one logging role of an account. */
const WRITE_ALL_LOGS = [
  'logs:CreateLogGroup log-group:example',
  'logs:CreateLogStream log-group:example:log-stream:example',
  'logs:DescribeLogGroups *',
  'logs:DescribeLogStreams log-group:example',
  'logs:FilterLogEvents log-group:example',
  'logs:GetLogEvents log-group:example:log-stream:example',
  'logs:PutLogEvents log-group:example:log-stream:example',
];

const known = new Map<string, Promise<string[]>>();

/** Many variants give a role the same policies; each set is swept once. */
function roleAccess({ stack }: Subject, role: string): Promise<string[]> {
  const policies = attachedPolicies(stack, role, { managedPolicies: pinnedManagedPolicies });
  const key = JSON.stringify(policies);
  let lines = known.get(key);
  if (!lines) {
    lines = allowedActions({ caller: callerOf(role), policies, context: CONTEXT }).then((all) => all.map(shortened));
    known.set(key, lines);
  }
  return lines;
}

function callerOf(role: string) {
  return { kind: 'identity', arn: `arn:aws:iam::${ACCOUNT}:role/${role}`, account: ACCOUNT } as const;
}

function submitterPolicy(stack: Subject['stack']): PolicyDocument[] {
  const policy = resourcesOfType(stack, 'AWS::IAM::ManagedPolicy').find(
    ({ logicalId }) => plain(logicalId) === 'SubmittersPolicy',
  );
  if (!policy) throw new Error('There is no policy for submitters');
  return [parsePolicy(resolveIntrinsics(policy.properties['PolicyDocument'], inventedReferences(stack)))];
}

function shortened(line: string): string {
  return line.replace(/arn:aws:[\w-]+:[\w-]*:\d*:/, '').replace(/\/[0-9a-f]{40,64}\.zip$/, '/<code>.zip');
}
