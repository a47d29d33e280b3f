import { at } from '../model/property-path';
import { addressBlock, contains } from '../model/reach/address-block';
import { networkInterfaces } from '../model/reach/network-interfaces';
import { portsText } from '../model/reach/ports';
import { forwarders, subnetKinds } from '../model/reach/routes';
import { type SecurityGroupRule, securityGroupRules } from '../model/reach/security-groups';
import { referencedId } from '../model/references';
import { type Resource, resourcesOfType, type StackModel } from '../model/template';
import { NODE_MAJOR_VERSION } from '../shared/runtime';
import { firstScript, processesOf } from './processes';
import { breaking, listAt, referencesOf, resolved } from './reading';
import type { Rule, Violation } from './rule';

/** Runtimes in the templates: ours, and the one the library runs its own custom resources with. */
const RUNTIMES = [`nodejs${NODE_MAJOR_VERSION}.x`, 'nodejs24.x'];

/** The bucket of the bootstrap stack, under the invented account. */
const ASSETS = /^cdk-[a-z0-9]+-assets-111122223333-[a-z0-9-]+$/;

/** Comments and the tag that says which shell reads the rest do nothing that could fail. */
const STOPS_AT_ERRORS =
  /^(?:\s*(?:#.*|<powershell>)?\n)*\s*(?:set -E?euo pipefail|\$ErrorActionPreference = 'Stop')\s*(?:\n|$)/;

const GOES_ON_AGAIN = /^\s*set \+(?:\w*e|o errexit)|^\s*\$ErrorActionPreference = '(?!Stop')/m;

/** What images call the disk that they start from. */
const ROOT_DEVICES = ['/dev/sda1', '/dev/xvda'];

export const machineRules: readonly Rule[] = [
  {
    id: 'MetadataAsksForToken',
    claim: 'every machine asks for a session token before it answers about itself, and answers no farther than itself',
    fix: 'Set HttpTokens required and HttpPutResponseHopLimit 1',
    violations: (stack) =>
      breaking(machines(stack), 'answers without a token, or across a hop', (machine) => {
        const options = at(launchData(stack, machine), 'MetadataOptions');
        return at(options, 'HttpTokens') === 'required' && Number(at(options, 'HttpPutResponseHopLimit')) === 1;
      }),
  },
  {
    id: 'DisksAreEncrypted',
    claim: 'every disk is an encrypted gp3 that goes with its machine',
    fix: 'State the disk of the image by its name there, with Encrypted, gp3 and DeleteOnTermination',
    violations: (stack) =>
      breaking(machines(stack), 'states no such disk', (machine) => {
        const disks = listAt(launchData(stack, machine), 'BlockDeviceMappings');
        return (
          disks.some((disk) => ROOT_DEVICES.includes(String(at(disk, 'DeviceName')))) &&
          disks.every(
            (disk) =>
              at(disk, 'Ebs', 'Encrypted') === true &&
              at(disk, 'Ebs', 'VolumeType') === 'gp3' &&
              at(disk, 'Ebs', 'DeleteOnTermination') === true,
          )
        );
      }),
  },
  {
    id: 'KeysAreOfTheStack',
    claim:
      'a machine takes a key pair only if EC2 makes it with the stack, RSA for every system, its private half nowhere',
    fix: 'Take the key from a key pair of the stack, of type rsa, without PublicKeyMaterial; or take none',
    violations: (stack) => [
      ...breaking(machines(stack), 'takes a key from elsewhere', (machine) => {
        const name = at(launchData(stack, machine), 'KeyName');
        return name === undefined || stack.resources.get(referencedId(name) ?? '')?.type === 'AWS::EC2::KeyPair';
      }),
      ...breaking(
        resourcesOfType(stack, 'AWS::EC2::KeyPair'),
        'is not such a key',
        ({ properties }) =>
          properties['KeyType'] === 'rsa' &&
          properties['KeyFormat'] === 'pem' &&
          properties['PublicKeyMaterial'] === undefined,
      ),
      ...breaking(
        resourcesOfType(stack, 'AWS::EC2::LaunchTemplate').filter((template) => startsMany(stack, template)),
        'gives one key to every machine of a group',
        ({ properties }) => at(properties, 'LaunchTemplateData', 'KeyName') === undefined,
      ),
    ],
  },
  {
    id: 'MachinesHaveRoles',
    claim: 'every machine runs with a role of the stack, so that nobody puts keys on it',
    fix: 'Give it an instance profile with one role',
    violations: (stack) => {
      const processes = new Map(processesOf(stack).map((process) => [process.logicalId, process]));
      return breaking(
        machines(stack),
        'has no role',
        ({ logicalId }) => processes.get(logicalId)?.roleId !== undefined,
      );
    },
  },
  {
    id: 'MachinesStartFromTemplates',
    claim: 'machines start from launch templates, never from a launch configuration',
    fix: 'Use a launch template: new accounts cannot make the other',
    violations: (stack) =>
      breaking(
        resourcesOfType(stack, 'AWS::AutoScaling::LaunchConfiguration'),
        'is closed to new accounts',
        () => false,
      ),
  },
  {
    id: 'FunctionsRunOnOneRuntime',
    claim: 'functions run on the one runtime of this repository, or on that of the library for its own',
    fix: 'Take the runtime from lib/shared/runtime',
    violations: (stack) =>
      breaking(resourcesOfType(stack, 'AWS::Lambda::Function'), 'runs on another runtime', ({ properties }) =>
        RUNTIMES.includes(String(properties['Runtime'])),
      ),
  },
  {
    id: 'FunctionsRunCodeOfTheirStack',
    claim:
      'functions run what was bundled with their stack, from the bucket of the bootstrap, or what the template says',
    fix: 'Give the function its code as an asset',
    violations: (stack) =>
      breaking(
        resourcesOfType(stack, 'AWS::Lambda::Function'),
        'runs code from elsewhere',
        ({ properties: { Code: code } }) =>
          typeof at(code, 'ZipFile') === 'string' ||
          (ASSETS.test(String(resolved(stack, at(code, 'S3Bucket')))) &&
            /^[0-9a-f]{64}\.zip$/.test(String(at(code, 'S3Key')))),
      ),
  },
  {
    id: 'SignalsAreWaitedFor',
    claim:
      'a deployment waits for the first script of what it starts, and a group of machines changes one after the other',
    fix: 'Set a creation policy and a rolling update with signals; wait for the handle that the script calls',
    violations: (stack) => [
      ...breaking(
        resourcesOfType(stack, 'AWS::AutoScaling::AutoScalingGroup'),
        'is not waited for',
        ({ attributes, properties }) =>
          Number(properties['MinSize']) === 0 ||
          (at(attributes, 'CreationPolicy', 'ResourceSignal') !== undefined &&
            at(attributes, 'UpdatePolicy', 'AutoScalingRollingUpdate', 'WaitOnResourceSignals') === true),
      ),
      ...breaking(
        resourcesOfType(stack, 'AWS::CloudFormation::WaitConditionHandle'),
        'is waited for by nothing',
        ({ logicalId }) =>
          resourcesOfType(stack, 'AWS::CloudFormation::WaitCondition').some(
            ({ properties }) =>
              referencedId(properties['Handle']) === logicalId && Number(properties['Count'] ?? 1) > 0,
          ),
      ),
    ],
  },
  {
    id: 'PacketsEndAtTheirMachine',
    claim:
      'no machine takes packets that are meant for another, but one in a public subnet that a route of private subnets leads to; that one takes them from all of those subnets and from nowhere else, and lets out what it lets in',
    fix: 'Leave SourceDestCheck on; for a way out of private subnets take constructs/shared/nat-instance.ts',
    atSynth: true,
    violations: (stack) => {
      const passing = new Set([...forwarders(stack).values()].flat());
      return [
        ...resourcesOfType(stack, 'AWS::EC2::Instance'),
        ...resourcesOfType(stack, 'AWS::EC2::NetworkInterface'),
      ].flatMap(({ logicalId, properties }): Violation[] => {
        const ends = (properties['SourceDestCheck'] ?? true) === true;
        if (!ends) return wrongWithForwarder(stack, logicalId).map((problem) => ({ at: logicalId, problem }));
        return passing.has(logicalId) ? [{ at: logicalId, problem: 'drops what a route sends through it' }] : [];
      });
    },
  },
  {
    id: 'FirstScriptsStopAtErrors',
    claim: 'the first script of a machine stops at its first error, and does not go on with half of what it needs',
    fix: "Begin a shell script with `set -euo pipefail`, and PowerShell with `$ErrorActionPreference = 'Stop'`",
    violations: (stack) =>
      breaking(machines(stack), 'goes on after an error', (machine) => {
        const script = firstScript(stack, launchData(stack, machine));
        return script === '' || (STOPS_AT_ERRORS.test(script) && !GOES_ON_AGAIN.test(script));
      }),
  },
  {
    id: 'AddressesAreBound',
    claim: 'every elastic address is bound by its allocation, to something of the stack',
    fix: 'Associate the address by AllocationId, or leave it out: it is billed either way',
    violations: (stack) => {
      const bound = [
        ...resourcesOfType(stack, 'AWS::EC2::EIPAssociation'),
        ...resourcesOfType(stack, 'AWS::EC2::NatGateway'),
      ].map(({ properties }) => referencedId(properties['AllocationId']));
      return breaking(resourcesOfType(stack, 'AWS::EC2::EIP'), 'is bound to nothing, and billed', ({ logicalId }) =>
        bound.includes(logicalId),
      );
    },
  },
];

/** Instances, and launch templates that are not merely an instance's own. */
export function machines(stack: StackModel): Resource[] {
  const templates = resourcesOfType(stack, 'AWS::EC2::LaunchTemplate');
  return [
    ...resourcesOfType(stack, 'AWS::EC2::Instance'),
    ...templates.filter(({ logicalId }) => !ofInstances(stack).includes(logicalId)),
  ];
}

function startsMany(stack: StackModel, { logicalId }: Resource): boolean {
  return !ofInstances(stack).includes(logicalId);
}

function ofInstances(stack: StackModel): (string | undefined)[] {
  return resourcesOfType(stack, 'AWS::EC2::Instance').map(({ properties }) =>
    referencedId(at(properties, 'LaunchTemplate', 'LaunchTemplateId')),
  );
}

/** What a machine starts with: its own properties over those of its launch template. */
export function launchData(stack: StackModel, { type, properties }: Resource): Readonly<Record<string, unknown>> {
  if (type === 'AWS::EC2::LaunchTemplate') return properties['LaunchTemplateData'] as Record<string, unknown>;
  const id = referencedId(at(properties, 'LaunchTemplate', 'LaunchTemplateId'));
  const template = stack.resources.get(id ?? '')?.properties['LaunchTemplateData'] as
    | Record<string, unknown>
    | undefined;
  return { ...template, ...properties };
}

/** What keeps a machine that forwards packets from being the way out of private subnets and nothing else. */
function wrongWithForwarder(stack: StackModel, machine: string): string[] {
  const kinds = subnetKinds(stack);
  const served = [...forwarders(stack)].filter(([, through]) => through.includes(machine)).map(([subnet]) => subnet);
  const own = networkInterfaces(stack).filter(({ holder }) => holder === machine);
  const groups = own.flatMap((each) => each.groups);
  const rules = securityGroupRules(stack, referencesOf(stack)).filter(({ group }) => groups.includes(group));
  const [into, out] = (['ingress', 'egress'] as const).map((way) => rules.filter((rule) => rule.direction === way));
  const ranges = served.map((subnet) =>
    addressBlock(String(resolved(stack, stack.resources.get(subnet)!.properties['CidrBlock']))),
  );
  const fromServed = ({ peer }: SecurityGroupRule) =>
    peer.kind === 'addresses' && ranges.some((range) => range !== undefined && contains(range, peer.block));
  const ports = (some: readonly SecurityGroupRule[]) =>
    [...new Set(some.map((rule) => portsText(rule.ports)))].sort().join(', ');
  return [
    ...(served.length > 0 && served.every((subnet) => kinds.get(subnet) === 'private')
      ? []
      : ['forwards packets, and no route of private subnets leads to it']),
    ...(own.length > 0 && own.every(({ subnets }) => subnets.every((subnet) => kinds.get(subnet) === 'public'))
      ? []
      : ['forwards packets from where there is no way out']),
    ...(own.some(({ publicFamilies }) => publicFamilies.length > 0)
      ? []
      : ['forwards packets, and has no address for the answers']),
    ...(ranges.every((range) =>
      into!.some(({ peer }) => peer.kind === 'addresses' && range && contains(peer.block, range)),
    )
      ? []
      : ['refuses packets of a subnet that it serves']),
    ...(into!.every(fromServed) ? [] : ['forwards packets of others than the subnets that it serves']),
    ...(into!.some(({ ports: { protocol } }) => protocol === 'all') ? ['forwards whatever comes'] : []),
    ...(ports(into!) === ports(out!) ? [] : [`lets in ${ports(into!)}, and out ${ports(out!)}`]),
  ];
}
