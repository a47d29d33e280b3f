import { UBUNTU_STABLE_PATH, type UbuntuArchitecture, ubuntuImageParameter } from '../images';

const ARCHITECTURES: readonly UbuntuArchitecture[] = ['amd64', 'arm64'];

/** A release day, with a counter when Canonical published twice on it: 20261004, 20261004.1. */
const SERIAL = /^(\d{8})(?:\.(\d+))?$/;

/**
 * The newest serial that has an image for every processor the lab offers.
 *
 * @param parameters - names of SSM parameters below UBUNTU_STABLE_PATH
 * @returns undefined when no serial is complete
 */
export function newestSerial(parameters: readonly string[]): string | undefined {
  const names = new Set(parameters);
  const serials = new Set(parameters.map((name) => name.slice(UBUNTU_STABLE_PATH.length + 1).split('/')[0] ?? ''));
  return [...serials]
    .filter((serial) => SERIAL.test(serial))
    .filter((serial) => ARCHITECTURES.every((cpu) => names.has(ubuntuImageParameter(serial, cpu))))
    .sort(byRelease)
    .at(-1);
}

function byRelease(a: string, b: string): number {
  const [, dayA = '', countA = '0'] = SERIAL.exec(a) ?? [];
  const [, dayB = '', countB = '0'] = SERIAL.exec(b) ?? [];
  return Number(dayA) - Number(dayB) || Number(countA) - Number(countB);
}
