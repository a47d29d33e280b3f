/** Which key, changed on a deployed stack, replaces what people hold on to: data, addresses, keys, rights given by hand. */
export interface Replacements {
  /** Variants (`<mode> <shape>`) that each key is changed from, of both modes. */
  readonly from: readonly string[];
  /** Values that each key of the pattern's section changes between; undefined leaves it out. */
  readonly values: Readonly<Record<string, readonly unknown[]>>;
  /**
   * What some change of a key does: `<logical id> is replaced`, or `<logical id> goes` where nothing of its kind takes its place; and
   * `<logical id> is rolled` where a group replaces its instances one after the other. A key that is not here does none of these.
   */
  readonly replaced: Readonly<Record<string, readonly string[]>>;
}
