import { ConfigError } from '../../lib/config/config-error';
import { loadConfig } from '../../lib/config/load-config';
import type { PatternSettings } from '../../lib/config/pattern-settings';

/** The message a person would read for these `-c` values. */
export function refusedConfig(
  patterns: readonly PatternSettings[],
  context: Readonly<Record<string, unknown>>,
  environment: object = {},
): string {
  try {
    loadConfig({ fixture: environment }, context, patterns);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error(`nothing was refused in ${JSON.stringify(context)}`);
}
