import type { ConfigInput } from './config-input';

/**
 * The one file an adopter edits. Each name is an environment: `cdk deploy --all -c env=production`.
 * Keys and defaults are in common-settings.ts and in lib/<pattern>/settings.ts; a single value can also be given on the command
 * line, for example `-c region=us-east-1`.
 */
export const environments = {
  classroom: { mode: 'classroom' },
  // Once its first deployment has succeeded: deletionProtection: true.
  production: { mode: 'production' },
} satisfies Record<string, ConfigInput>;
