import type { ConfigInput } from '../../lib/config/config-input';
import type { Variant } from '../support/variant';

/** A variant of one of the app's own patterns, with the sections of all of them in sight. */
export type AppVariant = Variant<ConfigInput>;
