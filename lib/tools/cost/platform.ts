import { inventedReferences, resolveIntrinsics } from '../../model/intrinsics';
import type { StackModel } from '../../model/template';

const SYSTEMS: Readonly<Record<string, RegExp>> = {
  'Linux/UNIX': /al2023|amazon-linux|amzn2|ubuntu/i,
  Windows: /windows/i,
};

/**
 * What a bill calls the system of an image, as far as the name under which the image is looked up tells.
 *
 * @returns undefined for an image that only its id names
 */
export function platformOf(stack: StackModel, imageId: unknown): string | undefined {
  const name = String(resolveIntrinsics(imageId ?? '', inventedReferences(stack)));
  return Object.keys(SYSTEMS).find((system) => SYSTEMS[system]!.test(name));
}
