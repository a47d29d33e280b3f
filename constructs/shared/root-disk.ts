import { type BlockDevice, BlockDeviceVolume, EbsDeviceVolumeType } from 'aws-cdk-lib/aws-ec2';

/**
 * The one disk of a machine: encrypted, and gone with it.
 *
 * @param deviceName - what the image calls its root device
 * @param gibibytes - what the image needs, and what comes on top
 */
export function rootDisk(deviceName: string, gibibytes: number): BlockDevice {
  return {
    deviceName,
    volume: BlockDeviceVolume.ebs(gibibytes, {
      encrypted: true,
      volumeType: EbsDeviceVolumeType.GP3,
      deleteOnTermination: true,
    }),
  };
}
