import type { CommonInput } from '../../lib/config/common-settings';

/** A configuration that changes the shape of a template, by a name a report can print. */
export interface Variant<Config extends CommonInput = CommonInput> {
  /** `<pattern> <mode> <shape>`, and the region where it is not the default. */
  readonly name: string;
  /** Name of the pattern. */
  readonly pattern: string;
  readonly config: Config;
}
