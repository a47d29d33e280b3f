import type { CommonInput } from '../../lib/config/common-settings';
import type { InputOf } from '../../lib/config/pattern-settings';
import type { labSettings } from '../../lib/lab/settings';

/** What an adopter may write for the lab. */
export type LabConfig = CommonInput & { readonly lab?: InputOf<typeof labSettings> };
