/**
 * Canonical's release serial of the Ubuntu 24.04 image that the lab starts from. Each serial has a public SSM parameter of its own
 * that is never rewritten, the same path in every region, so no image id stands in this repository and no deploy replaces
 * the server by surprise. `npm run refresh-images` writes a newer one here.
 */
export const UBUNTU_SERIAL = '20261004';

/** Every serial of the release, and `current`, stand below this path. */
export const UBUNTU_STABLE_PATH = '/aws/service/canonical/ubuntu/server/24.04/stable';

/** CPU architectures by the names Canonical's paths use. */
export type UbuntuArchitecture = 'amd64' | 'arm64';

/** SSM parameter that holds the image id of one serial, or of the newest with `current`. */
export function ubuntuImageParameter(serial: string, architecture: UbuntuArchitecture): string {
  return `${UBUNTU_STABLE_PATH}/${serial}/${architecture}/hvm/ebs-gp3/ami-id`;
}

/**
 * SSM parameter of the newest Windows Server 2022 image. Microsoft's patches make AWS publish one a month under this one name, and
 * withdraw the old ones, so there is no serial to pin: what can be fixed is when the name is read (constructs/lab/server-image.ts).
 */
export const WINDOWS_2022_IMAGE_PARAMETER = '/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base';
