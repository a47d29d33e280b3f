/**
 * The items of a header such as `Accept` with the weights that a client gives them (RFC 9110, 12.4.2). A weight that is no number
 * is none. For a CloudFront Function as well, so in the syntax that its runtime knows: no destructuring, no spread, no for-of.
 */
export interface WeightedItem {
  readonly name: string;
  readonly weight: number;
}

/** Far longer than what browsers send. A CloudFront Function has a millisecond, and a header may have kilobytes of commas. */
const LONGEST_HEADER = 1_000;

export function weightedList(header: string): WeightedItem[] {
  return header
    .slice(0, LONGEST_HEADER)
    .split(',')
    .map((range) => {
      const parts = range.split(';').map((part) => part.trim().toLowerCase());
      const weight = parts.slice(1).find((part) => part.startsWith('q='));
      return { name: parts[0]!, weight: weight === undefined ? 1 : Number(weight.slice(2)) || 0 };
    });
}
