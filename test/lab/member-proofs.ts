import { attachedPolicies, identities } from '../../lib/model/iam/attached-policies';
import { type AccessRequest, decide } from '../../lib/model/iam/decide';
import { pinnedManagedPolicies } from '../../lib/model/iam/pinned-policies';
import { type PolicyDocument, parsePolicy } from '../../lib/model/iam/policy-document';
import { ABSENT, RequestContext } from '../../lib/model/iam/request-context';
import { inventedReferences } from '../../lib/model/intrinsics';
import { resourcesOfType, type StackModel } from '../../lib/model/template';
import { iamCatalogue } from '../../lib/tools/catalogue/iam-catalogue';
import { differences, type Proof, plain, type Subject } from '../proofs/proof';
import { OWN_ACCOUNT } from '../proofs/tables/accounts';
import { allowedActions } from '../support/iam-allowed';
import type { Variant } from '../support/variant';
import { ADMIN_ADDRESS, OUTSIDE, OUTSIDE_IPV6 } from './addresses';
import type { LabConfig } from './lab-config';
import { BESIDE, ENROLLING, GUARDED, OPERATING, SELF_SERVICE, WHOLE_SERVICES } from './tables/members';

const ALICE = { kind: 'identity', arn: `arn:aws:iam::${OWN_ACCOUNT}:user/alice`, account: OWN_ACCOUNT } as const;

/** The most that a member can bring: second factor, allowed address, and the values that the guardrails ask for. */
const AT_BEST = new RequestContext({
  'aws:username': 'alice',
  'aws:MultiFactorAuthPresent': 'true',
  'aws:SourceIp': ADMIN_ADDRESS,
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
  'from another address': AT_BEST.with({ 'aws:SourceIp': OUTSIDE }),
  'from an IPv6 address of no list': AT_BEST.with({ 'aws:SourceIp': OUTSIDE_IPV6 }),
  'through a VPC endpoint': AT_BEST.with({ 'aws:SourceIp': ABSENT }),
};

const hasAddresses = ({ config }: Variant<LabConfig>) => (config.lab?.allowedCidrs ?? []).length > 0;
const isFull = ({ config }: Variant<LabConfig>) => config.lab?.access !== 'operate';
const isWindows = ({ config }: Variant<LabConfig>) => config.lab?.os === 'windows-2022';

export const memberProofs: readonly Proof<LabConfig>[] = [
  {
    rule: 'SecondFactorFirst',
    claim: 'members without a second factor can enrol one and change their password, and nothing else in all of AWS',
    violations: (subject) => underEach(WITHOUT_MFA, subject, () => ENROLLING),
  },
  {
    rule: 'AllowedAddressesOnly',
    claim: 'members from anywhere but the allowed addresses can change their password, and nothing else in all of AWS',
    about: hasAddresses,
    violations: (subject) => underEach(ELSEWHERE, subject, () => ['iam:ChangePassword user/alice']),
  },
  {
    rule: 'AllowedAddressesOnly',
    claim: 'what an AWS service does on behalf of a member is not judged by the address of that service',
    about: hasAddresses,
    violations: (subject) =>
      mustBe(true, subject, ELSEWHERE['from another address'].with({ 'aws:ViaAWSService': 'true' }), [
        { action: 'ec2:DescribeInstances', resource: '*' },
      ]),
  },
  {
    rule: 'OperatorsOperate',
    claim:
      'members who operate can see, start, stop, reboot and connect to the one server, and nothing else in all of AWS',
    about: (variant) => !isFull(variant),
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
    rule: 'GuardrailsHold',
    claim: 'of the services that full access covers, members lack exactly what the guardrails list',
    about: isFull,
    violations: async (subject) => differences(await deniedOfWholeServices(subject), GUARDED),
  },
  {
    rule: 'NoOtherService',
    claim:
      'full access reaches no service beyond EC2 and its kin but the listed calls; passing a role is not among them',
    about: isFull,
    violations: async (subject) => {
      const actions = (await allowed(subject, AT_BEST)).map((line) => line.split(' ')[0]!);
      const beside = actions.filter((action) => !WHOLE_SERVICES.includes(action.split(':')[0]!));
      return differences([...new Set(beside)].sort(), BESIDE);
    },
  },
  {
    rule: 'GuardrailsHold',
    claim: 'members with full access start the one instance type with IMDSv2 in any region, and no other computer',
    about: isFull,
    violations: (subject) => {
      const type = subject.variant.config.lab?.instanceType ?? 't3.micro';
      const own = AT_BEST.with({ 'ec2:InstanceType': type });
      const starts = ['ap-southeast-2', 'us-east-1', 'eu-west-1'].map((region) => ({
        action: 'ec2:RunInstances',
        resource: `arn:aws:ec2:${region}:${OWN_ACCOUNT}:instance/i-new`,
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
    rule: 'GuardrailsHold',
    claim: 'members with full access cannot reopen a security group of the lab',
    about: isFull,
    violations: (subject) =>
      mustBe(
        false,
        subject,
        AT_BEST,
        resourcesOfType(subject.stack, 'AWS::EC2::SecurityGroup').flatMap(({ logicalId }) =>
          ['ec2:AuthorizeSecurityGroupIngress', 'ec2:ModifySecurityGroupRules'].map((action) => ({
            action,
            resource: `arn:aws:ec2:${subject.stack.region}:${OWN_ACCOUNT}:security-group/${inventedReferences(subject.stack).attribute(logicalId, 'GroupId')}`,
          })),
        ),
      ),
  },
  {
    rule: 'MembersManageThemselves',
    claim: 'members manage themselves and never another person',
    violations: (subject) =>
      mustBe(
        false,
        subject,
        AT_BEST,
        SELF_SERVICE.filter((line) => line.includes('user/')).map((line) => ({
          action: line.split(' ')[0]!,
          resource: `arn:aws:iam::${OWN_ACCOUNT}:user/bob`,
        })),
      ),
  },
  {
    rule: 'KeysStayPrivate',
    claim:
      'no policy that a group is given lets its members read the private key, skip the second factor or come from elsewhere',
    violations: (subject) => {
      const everything: PolicyDocument = parsePolicy({
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
      });
      const asks: Ask[] = [
        {
          action: 'ssm:GetParameter',
          resource: `arn:aws:ssm:${subject.stack.region}:${OWN_ACCOUNT}:parameter/ec2/keypair/key-1`,
        },
        {
          action: 'ssm:GetParameters',
          resource: `arn:aws:ssm:${subject.stack.region}:${OWN_ACCOUNT}:parameter/ec2/keypair/key-1`,
        },
      ];
      // Judged by the path that is asked for, which returns every parameter below it.
      for (const path of ['/', '/ec2', '/ec2/', '/ec2/keypair', '/ec2/keypair/']) {
        asks.push({
          action: 'ssm:GetParametersByPath',
          resource: `arn:aws:ssm:${subject.stack.region}:${OWN_ACCOUNT}:parameter${path}`,
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
  subject: Subject<LabConfig>,
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
  { stack }: Subject<LabConfig>,
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

function allowed({ stack }: Subject<LabConfig>, context: RequestContext): Promise<string[]> {
  const policies = attachedPolicies(stack, serverGroup(stack), { managedPolicies: pinnedManagedPolicies });
  const samples = [`arn:aws:iam::${OWN_ACCOUNT}:user/alice`, `arn:aws:iam::${OWN_ACCOUNT}:user/bob`];
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

async function deniedOfWholeServices(subject: Subject<LabConfig>): Promise<string[]> {
  const catalogue = await iamCatalogue();
  const permitted = new Set((await allowed(subject, AT_BEST)).map((line) => line.split(' ')[0]!));
  const actions = WHOLE_SERVICES.flatMap((service) => (catalogue.get(service) ?? []).map(({ action }) => action));
  return [...new Set(actions)].filter((action) => !permitted.has(action)).sort();
}
