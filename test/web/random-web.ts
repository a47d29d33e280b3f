import fc from 'fast-check';
import type { InputOf } from '../../lib/config/pattern-settings';
import { mostServers } from '../../lib/web/domain/database-connections';
import type { webSettings } from '../../lib/web/settings';

type WebSection = InputOf<typeof webSettings>;

const SIZES = ['micro', 'small', 'medium'] as const;
/** Servers that always run, and at most, when nobody says how many. */
const DEFAULTS = { least: 2, most: 4 };

const rest = fc.record(
  {
    database: fc.constantFrom('postgres' as const, 'mysql' as const),
    databaseSize: fc.constantFrom(...SIZES),
    egress: fc.constantFrom('nat-instance' as const, 'nat-gateway' as const),
    architecture: fc.constantFrom('arm64' as const, 'x86_64' as const),
    instanceSize: fc.constantFrom(...SIZES),
  },
  { requiredKeys: [] },
);

/** How many servers: nothing said, one end said, or both, within what the database has connections for. */
function servers({ databaseSize = 'micro' }: WebSection): fc.Arbitrary<WebSection> {
  const highest = Math.min(20, mostServers(databaseSize));
  return fc.oneof(
    fc.constant({}),
    fc.record({ minInstances: fc.integer({ min: 1, max: Math.min(highest, DEFAULTS.most) - 1 }) }),
    fc.record({ maxInstances: fc.integer({ min: DEFAULTS.least + 1, max: highest }) }),
    fc
      .uniqueArray(fc.integer({ min: 1, max: highest }), { minLength: 2, maxLength: 2 })
      .map(([one, other]) => ({ minInstances: Math.min(one!, other!), maxInstances: Math.max(one!, other!) })),
  );
}

/** Any section `web` the app accepts: each key left out or given, within what the schema and the relations allow. */
export const randomWeb: fc.Arbitrary<WebSection> = rest.chain((section) =>
  servers(section).map((numbers) => ({ ...section, ...numbers })),
);
