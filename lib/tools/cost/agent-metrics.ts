import { inventedReferences, resolveIntrinsics } from '../../model/intrinsics';
import type { StackModel } from '../../model/template';
import { UndecidableError } from '../../model/undecidable-error';

interface AgentMetrics {
  readonly agent?: { readonly omit_hostname?: boolean };
  readonly metrics?: {
    readonly metrics_collected?: Readonly<
      Record<string, { readonly measurement?: readonly unknown[]; readonly resources?: readonly unknown[] }>
    >;
  };
}

/**
 * How many metrics of their own the agents on so many instances send, as the script says that starts them.
 *
 * @param userData - of a launch template
 * @throws UndecidableError for a configuration of the agent that is written into the script and cannot be read
 */
export function agentMetricsIn(stack: StackModel, userData: unknown, place: string, instances: number): number {
  if (userData === undefined) return 0;
  const encoded = String(resolveIntrinsics(userData, inventedReferences(stack)));
  const script = Buffer.from(encoded, 'base64').toString('utf8');
  return script
    .split('\n')
    .filter((line) => line.includes('"metrics_collected"'))
    .reduce((sum, line) => sum + metricsOf(line, place, instances), 0);
}

function metricsOf(line: string, place: string, instances: number): number {
  let configuration: AgentMetrics;
  try {
    configuration = JSON.parse(line) as AgentMetrics;
  } catch {
    throw new UndecidableError(`${place} writes a configuration of the CloudWatch agent that is not one line of JSON`);
  }
  const collected = Object.values(configuration.metrics?.metrics_collected ?? {});
  if (collected.some(({ resources = [] }) => resources.includes('*'))) return Number.NaN;
  const each = collected.reduce(
    (sum, { measurement = [], resources = [''] }) => sum + measurement.length * resources.length,
    0,
  );
  // Without the name of the host the metrics of all instances are the same ones.
  return each * (configuration.agent?.omit_hostname ? Math.min(1, instances) : instances);
}
