import { join } from 'node:path';

/** Modules with compiled parts. They are not bundled: an asset carries their build for Linux, whatever the laptop runs. */
export const NATIVE_MODULES = ['sharp'];

/** Where `npm run native-modules` keeps the Linux build for one CPU. */
export function nativeModulesDirectory(cpu: 'arm64' | 'x86_64'): string {
  return join(__dirname, '..', '..', '.cache', 'native-modules', cpu, 'node_modules');
}
