import { resourcesOfType } from '../../lib/model/template';
import { launchData } from '../../lib/rules/machines';
import { resolved } from '../../lib/rules/reading';
import type { Proof } from '../proofs/proof';
import type { LabConfig } from './lab-config';

export const serverProofs: readonly Proof<LabConfig>[] = [
  {
    rule: 'ImageStaysPinned',
    claim: 'the image of the lab changes when its operator says so, and not when AWS publishes another',
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
    rule: 'ImageFitsProcessor',
    claim: 'the image of the lab is built for the processor of its instance type',
    about: ({ config }) => config.lab?.os !== 'windows-2022',
    violations: ({ stack }) =>
      resourcesOfType(stack, 'AWS::EC2::Instance').flatMap((instance) => {
        const image = String(resolved(stack, launchData(stack, instance)['ImageId']));
        const wanted = /^[a-z]+\d+g/.test(String(instance.properties['InstanceType'])) ? 'arm64' : 'amd64';
        return image.includes(`/${wanted}/`) ? [] : [`${String(instance.properties['InstanceType'])} with ${image}`];
      }),
  },
];
