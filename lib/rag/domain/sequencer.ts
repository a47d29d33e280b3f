/** S3 says no more than that they are hexadecimal and of different lengths; the longest seen had 18 digits. */
const DIGITS = 32;

/**
 * Order of what happened to one key, in a form that sorts as text.
 *
 * @returns undefined for what S3 would not write
 */
export function orderOf(sequencer: string): string | undefined {
  return /^[0-9a-fA-F]{1,32}$/.test(sequencer) ? sequencer.toLowerCase().padStart(DIGITS, '0') : undefined;
}
