import { referencedId } from '../../../lib/model/references';
import { type Resource, resourcesOfType, type StackModel } from '../../../lib/model/template';
import { NODE_MAJOR_VERSION } from '../../../lib/shared/runtime';
import type { AppVariant as Variant } from '../app-variant';
import type { Proof } from '../proof';
import { at, breaking, listAt, resolved } from '../reading';

const isLab = ({ pattern }: Variant) => pattern === 'lab';

/** Runtimes in the templates: ours, and the one the library runs its own custom resources with. */
const RUNTIMES = [`nodejs${NODE_MAJOR_VERSION}.x`, 'nodejs24.x'];

export const machineProofs: readonly Proof[] = [
  {
    rule: 'X6',
    claim: 'every machine asks for a session token before it answers about itself, and answers no farther than itself',
    violations: ({ stack }) =>
      breaking(machines(stack), 'answers without a token, or across a hop', (machine) => {
        const options = at(launchData(stack, machine), 'MetadataOptions');
        return at(options, 'HttpTokens') === 'required' && Number(at(options, 'HttpPutResponseHopLimit')) === 1;
      }),
  },
  {
    rule: 'X6',
    claim: 'every disk is an encrypted gp3 that goes with its machine',
    violations: ({ stack }) =>
      breaking(machines(stack), 'states no such disk', (machine) => {
        const disks = listAt(launchData(stack, machine), 'BlockDeviceMappings');
        return (
          disks.length > 0 &&
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
    rule: 'X6',
    claim: 'only the lab has a key pair',
    about: (variant) => !isLab(variant),
    violations: ({ stack }) => [
      ...resourcesOfType(stack, 'AWS::EC2::KeyPair').map(({ logicalId }) => logicalId),
      ...machines(stack)
        .filter((machine) => at(launchData(stack, machine), 'KeyName') !== undefined)
        .map(({ logicalId }) => `${logicalId} takes a key`),
    ],
  },
  {
    rule: 'X13',
    claim: 'machines start from launch templates, never from a launch configuration',
    violations: ({ stack }) =>
      resourcesOfType(stack, 'AWS::AutoScaling::LaunchConfiguration').map(({ logicalId }) => logicalId),
  },
  {
    rule: 'X14',
    claim: 'functions run on the one runtime of this repository, or on that of the library for its own',
    violations: ({ stack }) =>
      breaking(resourcesOfType(stack, 'AWS::Lambda::Function'), 'runs on another', ({ properties }) =>
        RUNTIMES.includes(String(properties['Runtime'])),
      ),
  },
  {
    rule: 'L12',
    claim: 'the key of the lab is an RSA key made by EC2, whose private half no template and no output carries',
    about: isLab,
    violations: ({ stack }) => {
      const keys = resourcesOfType(stack, 'AWS::EC2::KeyPair');
      const good = keys.filter(
        ({ properties }) =>
          properties['KeyType'] === 'rsa' &&
          properties['KeyFormat'] === 'pem' &&
          properties['PublicKeyMaterial'] === undefined,
      );
      return keys.length === 1 && good.length === 1 ? [] : [`${good.length} of ${keys.length} keys are such`];
    },
  },
  {
    rule: 'L13',
    claim: 'the image of the lab changes when the repository says so, and not when AWS publishes another',
    about: (variant) => isLab(variant) && variant.config.lab?.image !== 'current',
    violations: ({ stack }) => [
      ...Object.entries(stack.parameters)
        .filter(([, { Type }]) => Type.includes('AWS::EC2::Image::Id'))
        .map(([name]) => `the parameter ${name} is looked up again at every deploy`),
      ...resourcesOfType(stack, 'AWS::EC2::Instance')
        .map((instance) => String(resolved(stack, launchData(stack, instance)['ImageId'])))
        // EC2 itself reads `resolve:ssm:` when a launch template starts something: a new image changes no running server.
        .filter((image) => !/\/stable\/\d{8}(\.\d+)?\//.test(image) && !image.startsWith('resolve:ssm:'))
        .map((image) => `${image} names no version`),
    ],
  },
  {
    rule: 'L14',
    claim: 'the image of the lab is built for the processor of its instance type',
    about: (variant) => isLab(variant) && variant.config.lab?.os !== 'windows-2022',
    violations: ({ stack }) =>
      resourcesOfType(stack, 'AWS::EC2::Instance').flatMap(({ properties }) => {
        const image = JSON.stringify(properties['ImageId']) + JSON.stringify(stack.parameters);
        const wanted = /^[a-z]+\d+g/.test(String(properties['InstanceType'])) ? 'arm64' : 'amd64';
        return image.includes(`/${wanted}/`) ? [] : [`${String(properties['InstanceType'])} with ${image}`];
      }),
  },
  {
    rule: 'L16',
    claim: 'the first boot of the Ubuntu lab stops at the first error',
    about: (variant) => isLab(variant) && variant.config.lab?.os !== 'windows-2022',
    violations: ({ stack }) =>
      resourcesOfType(stack, 'AWS::EC2::Instance')
        .filter(({ properties }) => !/^set -E?euo pipefail$/m.test(userData(stack, properties['UserData'])))
        .map(({ logicalId }) => `${logicalId} goes on after an error`),
  },
  {
    rule: 'L17',
    claim: 'the elastic address of the lab is bound by allocation, or there is none',
    about: isLab,
    violations: ({ variant, stack }) => {
      const addresses = resourcesOfType(stack, 'AWS::EC2::EIP').map(({ logicalId }) => logicalId);
      const bound = resourcesOfType(stack, 'AWS::EC2::EIPAssociation').map(({ properties }) =>
        referencedId(properties['AllocationId']),
      );
      const wanted = variant.config.lab?.elasticIp === false ? 0 : 1;
      return addresses.length === wanted && addresses.every((id) => bound.includes(id)) && bound.length === wanted
        ? []
        : [`${addresses.length} addresses, ${bound.length} bound`];
    },
  },
];

/** Instances, and launch templates that are not merely an instance's own. */
function machines(stack: StackModel): Resource[] {
  const instances = resourcesOfType(stack, 'AWS::EC2::Instance');
  const theirs = instances.map(({ properties }) => referencedId(at(properties, 'LaunchTemplate', 'LaunchTemplateId')));
  const templates = resourcesOfType(stack, 'AWS::EC2::LaunchTemplate');
  return [...instances, ...templates.filter(({ logicalId }) => !theirs.includes(logicalId))];
}

/** What a machine starts with: its own properties over those of its launch template. */
function launchData(stack: StackModel, { type, properties }: Resource): Readonly<Record<string, unknown>> {
  if (type === 'AWS::EC2::LaunchTemplate') return properties['LaunchTemplateData'] as Record<string, unknown>;
  const id = referencedId(at(properties, 'LaunchTemplate', 'LaunchTemplateId'));
  const template = stack.resources.get(id ?? '')?.properties['LaunchTemplateData'] as
    | Record<string, unknown>
    | undefined;
  return { ...template, ...properties };
}

export function userData(stack: StackModel, value: unknown): string {
  return Buffer.from(String(resolved(stack, value)), 'base64').toString();
}
