/** Account of every stack under proof, and some other one. */
export const OWN_ACCOUNT = '111122223333';
export const FOREIGN_ACCOUNT = '999988887777';

/** A line without the first half of the ARNs in it, and without the hashes of assets. */
export function shortArn(line: string): string {
  return line.replace(/arn:aws:[\w-]+:[\w-]*:\d*:/g, '').replace(/\/[0-9a-f]{40,64}(\.[a-z]+)$/, '/<code>$1');
}
