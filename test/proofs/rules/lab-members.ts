import { attachedPolicies, identities } from '../../../lib/model/iam/attached-policies';
import { type AccessRequest, decide } from '../../../lib/model/iam/decide';
import { pinnedManagedPolicies } from '../../../lib/model/iam/pinned-policies';
import { type PolicyDocument, parsePolicy } from '../../../lib/model/iam/policy-document';
import { ABSENT, RequestContext } from '../../../lib/model/iam/request-context';
import { inventedReferences } from '../../../lib/model/intrinsics';
import { resourcesOfType, type StackModel } from '../../../lib/model/template';
import { allowedActions } from '../../support/iam-allowed';
import { iamCatalogue } from '../../support/iam-catalogue';
import type { AppVariant as Variant } from '../app-variant';
import { differences, type Proof, plain, type Subject } from '../proof';

const ACCOUNT = '111122223333';
const ALICE = { kind: 'identity', arn: `arn:aws:iam::${ACCOUNT}:user/alice`, account: ACCOUNT } as const;

/** The most that a member can bring: second factor, allowed address, and the values that the guardrails ask for. */
const AT_BEST = new RequestContext({
  'aws:username': 'alice',
  'aws:MultiFactorAuthPresent': 'true',
  'aws:SourceIp': '203.0.113.7',
  'aws:ViaAWSService': 'false',
  'aws:SecureTransport': 'true',
  'ec2:InstanceType': 't3.micro',
  'ec2:MetadataHttpTokens': 'required',
  'ec2:osuser': 'ubuntu',
  'iam:AWSServiceName': 'autoscaling.amazonaws.com',
});

const WITHOUT_MFA = {
  'signed with an access key': AT_BEST.with({ 'aws:MultiFactorAuthPresent': ABSENT }),
  'signed in without a second factor': AT_BEST.with({ 'aws:MultiFactorAuthPresent': 'false' }),
};

const ELSEWHERE = {
  'from another address': AT_BEST.with({ 'aws:SourceIp': '198.51.100.1' }),
  'from an IPv6 address of no list': AT_BEST.with({ 'aws:SourceIp': '2001:db8:ffff::1' }),
  'through a VPC endpoint': AT_BEST.with({ 'aws:SourceIp': ABSENT }),
};

/** On oneself, before there is a second factor. */
const ENROLLING = [
  'iam:ChangePassword user/alice',
  'iam:CreateVirtualMFADevice mfa/any',
  'iam:CreateVirtualMFADevice mfa/example',
  'iam:EnableMFADevice user/alice',
  'iam:GetAccountPasswordPolicy *',
  'iam:GetMFADevice user/alice',
  'iam:GetUser user/alice',
  'iam:ListMFADevices user/alice',
  'iam:ListVirtualMFADevices *',
  'iam:ResyncMFADevice user/alice',
];

const SELF_SERVICE = [...ENROLLING, 'iam:DeactivateMFADevice user/alice'].sort();

/** What AmazonEC2FullAccess covers whole, so that the lesson is in what is denied of it. */
const WHOLE_SERVICES = ['autoscaling', 'cloudwatch', 'ec2', 'elasticloadbalancing'];

/** Beside those services. */
const BESIDE = [
  'ec2-instance-connect:SendSSHPublicKey',
  'iam:ChangePassword',
  'iam:CreateServiceLinkedRole',
  'iam:CreateVirtualMFADevice',
  'iam:DeactivateMFADevice',
  'iam:EnableMFADevice',
  'iam:GetAccountPasswordPolicy',
  'iam:GetMFADevice',
  'iam:GetUser',
  'iam:ListMFADevices',
  'iam:ListVirtualMFADevices',
  'iam:ResyncMFADevice',
];

const OPERATING = [
  'cloudwatch:DescribeAlarms alarm:example',
  'cloudwatch:GetMetricData dataset/example',
  'ec2:DescribeAddresses *',
  'ec2:DescribeAvailabilityZones *',
  'ec2:DescribeImages *',
  'ec2:DescribeInstanceStatus *',
  'ec2:DescribeInstanceTypes *',
  'ec2:DescribeInstances *',
  'ec2:DescribeKeyPairs *',
  'ec2:DescribeNetworkInterfaces *',
  'ec2:DescribeSecurityGroupRules *',
  'ec2:DescribeSecurityGroups *',
  'ec2:DescribeSubnets *',
  'ec2:DescribeTags *',
  'ec2:DescribeVolumes *',
  'ec2:DescribeVpcs *',
  'ec2:GetConsoleOutput instance/server',
  'ec2:GetConsoleScreenshot instance/server',
  'ec2:RebootInstances instance/server',
  'ec2:StartInstances instance/server',
  'ec2:StopInstances instance/server',
];

const hasAddresses = ({ config }: Variant) => (config.lab?.allowedCidrs ?? []).length > 0;
const isFull = ({ config }: Variant) => config.lab?.access !== 'operate';
const isLab = ({ pattern }: Variant) => pattern === 'lab';
const isWindows = ({ config }: Variant) => config.lab?.os === 'windows-2022';

export const labMemberProofs: readonly Proof[] = [
  {
    rule: 'L1',
    claim: 'members without a second factor can enrol one and change their password, and nothing else in all of AWS',
    about: isLab,
    violations: (subject) => underEach(WITHOUT_MFA, subject, () => ENROLLING),
  },
  {
    rule: 'L3',
    claim: 'members from anywhere but the allowed addresses can change their password, and nothing else in all of AWS',
    about: (variant) => isLab(variant) && hasAddresses(variant),
    violations: (subject) => underEach(ELSEWHERE, subject, () => ['iam:ChangePassword user/alice']),
  },
  {
    rule: 'L3',
    claim: 'what an AWS service does on behalf of a member is not judged by the address of that service',
    about: (variant) => isLab(variant) && hasAddresses(variant),
    violations: (subject) =>
      mustBe(true, subject, ELSEWHERE['from another address'].with({ 'aws:ViaAWSService': 'true' }), [
        { action: 'ec2:DescribeInstances', resource: '*' },
      ]),
  },
  {
    rule: 'L9',
    claim:
      'members who operate can see, start, stop, reboot and connect to the one server, and nothing else in all of AWS',
    about: (variant) => isLab(variant) && !isFull(variant),
    violations: (subject) =>
      underEach({ 'at best': AT_BEST }, subject, () =>
        [
          ...SELF_SERVICE,
          ...OPERATING,
          isWindows(subject.variant)
            ? 'ec2:GetPasswordData instance/server'
            : 'ec2-instance-connect:SendSSHPublicKey instance/server',
        ].sort(),
      ),
  },
  {
    rule: 'L10',
    claim: 'of the services that full access covers, members lack exactly what the guardrails list',
    about: (variant) => isLab(variant) && isFull(variant),
    violations: async (subject) => differences(await deniedOfWholeServices(subject), GUARDED),
  },
  {
    rule: 'L11',
    claim:
      'full access reaches no service beyond EC2 and its kin but the listed calls; passing a role is not among them',
    about: (variant) => isLab(variant) && isFull(variant),
    violations: async (subject) => {
      const actions = (await allowed(subject, AT_BEST)).map((line) => line.split(' ')[0]!);
      const beside = actions.filter((action) => !WHOLE_SERVICES.includes(action.split(':')[0]!));
      return differences([...new Set(beside)].sort(), BESIDE);
    },
  },
  {
    rule: 'L10',
    claim: 'members with full access start the one instance type with IMDSv2 in any region, and no other computer',
    about: (variant) => isLab(variant) && isFull(variant),
    violations: (subject) => {
      const type = subject.variant.config.lab?.instanceType ?? 't3.micro';
      const own = AT_BEST.with({ 'ec2:InstanceType': type });
      const starts = ['ap-southeast-2', 'us-east-1', 'eu-west-1'].map((region) => ({
        action: 'ec2:RunInstances',
        resource: `arn:aws:ec2:${region}:${ACCOUNT}:instance/i-new`,
      }));
      return [
        ...mustBe(true, subject, own, starts),
        ...mustBe(false, subject, own.with({ 'ec2:InstanceType': 'p5.48xlarge' }), starts),
        ...mustBe(false, subject, own.with({ 'ec2:MetadataHttpTokens': 'optional' }), starts),
        ...mustBe(false, subject, own.with({ 'ec2:MetadataHttpTokens': ABSENT }), starts),
      ];
    },
  },
  {
    rule: 'L10',
    claim: 'members with full access cannot reopen a security group of the lab',
    about: (variant) => isLab(variant) && isFull(variant),
    violations: (subject) =>
      mustBe(
        false,
        subject,
        AT_BEST,
        resourcesOfType(subject.stack, 'AWS::EC2::SecurityGroup').flatMap(({ logicalId }) =>
          ['ec2:AuthorizeSecurityGroupIngress', 'ec2:ModifySecurityGroupRules'].map((action) => ({
            action,
            resource: `arn:aws:ec2:${subject.stack.region}:${ACCOUNT}:security-group/${inventedReferences(subject.stack).attribute(logicalId, 'GroupId')}`,
          })),
        ),
      ),
  },
  {
    rule: 'L2',
    claim: 'members manage themselves and never another person',
    about: isLab,
    violations: (subject) =>
      mustBe(
        false,
        subject,
        AT_BEST,
        SELF_SERVICE.filter((line) => line.includes('user/')).map((line) => ({
          action: line.split(' ')[0]!,
          resource: `arn:aws:iam::${ACCOUNT}:user/bob`,
        })),
      ),
  },
  {
    rule: 'L12',
    claim:
      'no policy that a group is given lets its members read the private key, skip the second factor or come from elsewhere',
    about: isLab,
    violations: (subject) => {
      const everything: PolicyDocument = parsePolicy({
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
      });
      const asks: Ask[] = [
        {
          action: 'ssm:GetParameter',
          resource: `arn:aws:ssm:${subject.stack.region}:${ACCOUNT}:parameter/ec2/keypair/key-1`,
        },
        {
          action: 'ssm:GetParameters',
          resource: `arn:aws:ssm:${subject.stack.region}:${ACCOUNT}:parameter/ec2/keypair/key-1`,
        },
      ];
      // Judged by the path that is asked for, which returns every parameter below it.
      for (const path of ['/', '/ec2', '/ec2/', '/ec2/keypair', '/ec2/keypair/']) {
        asks.push({
          action: 'ssm:GetParametersByPath',
          resource: `arn:aws:ssm:${subject.stack.region}:${ACCOUNT}:parameter${path}`,
        });
      }
      const other: Ask[] = [{ action: 's3:ListAllMyBuckets', resource: '*' }];
      const away = hasAddresses(subject.variant) ? Object.values(ELSEWHERE) : [];
      return [
        ...mustBe(false, subject, AT_BEST, asks, () => everything),
        ...Object.values(WITHOUT_MFA).flatMap((context) => mustBe(false, subject, context, other, () => everything)),
        ...away.flatMap((context) => mustBe(false, subject, context, other, () => everything)),
      ];
    },
  },
];

type Ask = Pick<AccessRequest, 'action' | 'resource'>;

/** Compares what members can do under each context with a list. */
async function underEach(
  contexts: Readonly<Record<string, RequestContext>>,
  subject: Subject,
  expected: () => readonly string[],
): Promise<string[]> {
  const found: string[] = [];
  for (const [name, context] of Object.entries(contexts)) {
    const lines = (await allowed(subject, context)).map((line) => shortened(line, subject.stack));
    found.push(...differences(lines, expected()).map((difference) => `${name}: ${difference}`));
  }
  return found;
}

function mustBe(
  expected: boolean,
  { stack }: Subject,
  context: RequestContext,
  asks: readonly Ask[],
  managedPolicies = pinnedManagedPolicies,
): string[] {
  return identities(stack, 'Group')
    .filter((group) => managedPolicies !== pinnedManagedPolicies || isServerGroup(group))
    .flatMap((group) => {
      const policies = attachedPolicies(stack, group, { managedPolicies });
      return asks
        .filter((ask) => decide({ caller: ALICE, context, ...ask }, { identity: policies }).allowed !== expected)
        .map(
          ({ action, resource }) => `${plain(group)}: ${action} on ${resource} is ${expected ? 'denied' : 'allowed'}`,
        );
    });
}

function allowed({ stack }: Subject, context: RequestContext): Promise<string[]> {
  const policies = attachedPolicies(stack, serverGroup(stack), { managedPolicies: pinnedManagedPolicies });
  const samples = [`arn:aws:iam::${ACCOUNT}:user/alice`, `arn:aws:iam::${ACCOUNT}:user/bob`];
  return allowedActions({ caller: ALICE, policies, context, samples });
}

/** The group that works with the server; others are the operator's, by task. */
function serverGroup(stack: StackModel): string {
  const [group, ...others] = identities(stack, 'Group').filter(isServerGroup);
  if (!group || others.length > 0) throw new Error('The lab has not exactly one group EC2');
  return group;
}

function isServerGroup(logicalId: string): boolean {
  return plain(logicalId) === 'PeopleEC2';
}

function shortened(line: string, stack: StackModel): string {
  const server = resourcesOfType(stack, 'AWS::EC2::Instance')[0]?.logicalId ?? '';
  return line.replace(String(inventedReferences(stack).ref(server)), 'server').replace(/arn:aws:\w+:[\w-]*:\d*:/, '');
}

async function deniedOfWholeServices(subject: Subject): Promise<string[]> {
  const catalogue = await iamCatalogue();
  const permitted = new Set((await allowed(subject, AT_BEST)).map((line) => line.split(' ')[0]!));
  const actions = WHOLE_SERVICES.flatMap((service) => (catalogue.get(service) ?? []).map(({ action }) => action));
  return [...new Set(actions)].filter((action) => !permitted.has(action)).sort();
}

/** Actions that no resource of the example kind makes possible. Reopening a security group is judged by a proof of its own. */
const GUARDED = [
  'autoscaling:CreateAutoScalingGroup',
  'autoscaling:CreateLaunchConfiguration',
  'autoscaling:UpdateAutoScalingGroup',
  'ec2:AcceptVpcPeeringConnection',
  'ec2:AllocateHosts',
  'ec2:AssociateIamInstanceProfile',
  'ec2:AttachNetworkInterface',
  'ec2:AttachVolume',
  'ec2:CreateCapacityReservation',
  'ec2:CreateCapacityReservationFleet',
  'ec2:CreateFleet',
  'ec2:CreateReplaceRootVolumeTask',
  'ec2:CreateVpcPeeringConnection',
  'ec2:DetachVolume',
  'ec2:DisableImageBlockPublicAccess',
  'ec2:DisableSnapshotBlockPublicAccess',
  'ec2:ModifyImageAttribute',
  'ec2:ModifyInstanceAttribute',
  'ec2:ModifyInstanceMetadataDefaults',
  'ec2:ModifyInstanceMetadataOptions',
  'ec2:ModifyNetworkInterfaceAttribute',
  'ec2:ModifySnapshotAttribute',
  'ec2:PurchaseCapacityBlock',
  'ec2:PurchaseHostReservation',
  'ec2:PurchaseReservedInstancesOffering',
  'ec2:PurchaseScheduledInstances',
  'ec2:ReplaceIamInstanceProfileAssociation',
  'ec2:RequestSpotFleet',
  'ec2:RequestSpotInstances',
];
