import fc from 'fast-check';
import { RESULTS_DATABASE } from '../../lib/async/domain/results-database';
import type { asyncSettings } from '../../lib/async/settings';
import type { InputOf } from '../../lib/config/pattern-settings';

function asyncSection(): fc.Arbitrary<InputOf<typeof asyncSettings>> {
  const worker = fc.oneof(
    fc.constant({}),
    fc.record({ worker: fc.constant('lambda' as const) }),
    fc.record({ worker: fc.constant('ec2' as const), maxWorkers: fc.integer({ min: 1, max: 20 }) }),
  );
  const rest = fc.record(
    {
      producer: fc.constantFrom('lambda' as const, 'direct' as const, 'ec2' as const),
      results: fc.constantFrom('s3' as const, 'rds' as const),
      architecture: fc.constantFrom('arm64' as const, 'x86_64' as const),
      maxConcurrency: fc.integer({ min: 2, max: 1000 }),
      apiGatewayLogRole: fc.constantFrom('create' as const, 'existing' as const),
    },
    { requiredKeys: [] },
  );
  const mail = fc.oneof(
    fc.constant({}),
    fc.record(
      {
        senderEmail: fc.constantFrom('noreply@example.com', 'a+b@sub.example.co.kr'),
        senderIdentity: fc.constantFrom('create' as const, 'existing' as const),
      },
      { requiredKeys: ['senderEmail'] },
    ),
  );
  return fc
    .tuple(worker, rest, mail)
    .map(([worker, rest, mail]) => ({ ...worker, ...rest, ...mail, ...withinConnections(rest) }));
}

/** A database has so many connections, and so many workers at most. */
function withinConnections({ results, maxConcurrency }: { results?: string; maxConcurrency?: number }) {
  return results === 'rds' && maxConcurrency !== undefined
    ? { maxConcurrency: Math.min(maxConcurrency, RESULTS_DATABASE.mostWorkers) }
    : {};
}

/** Any section `async` the app accepts: each key left out or given, within what the schema and the relations allow. */
export const randomAsync = asyncSection();
