import {
  CfnLaunchTemplate,
  type IMachineImage,
  type Instance,
  MachineImage,
  OperatingSystemType,
  type UserData,
} from 'aws-cdk-lib/aws-ec2';
import { CfnDynamicReference, CfnDynamicReferenceService } from 'aws-cdk-lib/core';
import {
  UBUNTU_SERIAL,
  type UbuntuArchitecture,
  ubuntuImageParameter,
  WINDOWS_2022_IMAGE_PARAMETER,
} from '../../lib/lab/images';
import type { LabSettings } from '../../lib/lab/settings';

export interface ServerImageProps {
  /** Operating system. */
  readonly os: LabSettings['os'];
  /** `pinned` or `current`, as the operator chose. */
  readonly image: LabSettings['image'];
  /** CPU of the instance type; Windows runs on amd64 only. */
  readonly architecture: UbuntuArchitecture;
}

/**
 * The image to start from. Nothing is looked up at synth, and no later deploy replaces the server because an image is newer:
 *
 * - `pinned`, Ubuntu: CloudFormation reads the parameter of one release serial, which always holds the same id.
 * - `current`, and Windows always, since AWS withdraws its old images: EC2 itself reads the newest one when it launches the instance
 *   (launchTimeImage below). The template holds the parameter's name only.
 */
export function serverImage(props: ServerImageProps, userData: UserData): IMachineImage {
  const os = props.os === 'windows-2022' ? OperatingSystemType.WINDOWS : OperatingSystemType.LINUX;
  const parameter = serverImageParameter(props);
  if (isReadAtLaunch(props)) return MachineImage.resolveSsmParameterAtLaunch(parameter, { os, userData });
  const imageId = new CfnDynamicReference(CfnDynamicReferenceService.SSM, parameter).toString();
  return { getImage: () => ({ imageId, osType: os, userData }) };
}

/** Whether it is EC2 that finds out which image has the name, and not CloudFormation. */
export function isReadAtLaunch({ os, image }: Pick<ServerImageProps, 'os' | 'image'>): boolean {
  return os === 'windows-2022' || image === 'current';
}

/** Version of a launch template that is made and never changed. */
const ONLY_VERSION = '1';

/**
 * A launch template that does nothing but name the image, since a name that EC2 resolves is accepted in a launch template only.
 * The instance takes its image from there and everything else from its own properties.
 *
 * It is launched from the one version that the template is made with. With the latest one, another tag on the template would replace
 * the server: CloudFormation has made new versions for less (aws/aws-cdk#38069). So another image is another template, and its
 * id holds the image's name.
 */
export function launchTimeImage(instance: Instance, image: IMachineImage): void {
  const { imageId } = image.getImage(instance);
  const template = new CfnLaunchTemplate(instance, imageId.slice('resolve:ssm:/aws/service/'.length), {
    launchTemplateData: {
      imageId,
      metadataOptions: { httpTokens: 'required', httpPutResponseHopLimit: 1 },
    },
  });
  instance.instance.addPropertyDeletionOverride('ImageId');
  instance.instance.launchTemplate = { launchTemplateId: template.ref, version: ONLY_VERSION };
}

/** Public SSM parameter of the image. */
function serverImageParameter({ os, image, architecture }: ServerImageProps): string {
  if (os === 'windows-2022') return WINDOWS_2022_IMAGE_PARAMETER;
  return ubuntuImageParameter(image === 'pinned' ? UBUNTU_SERIAL : 'current', architecture);
}
