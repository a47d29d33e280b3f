/**
 * The values an operator gave with `-c`, out of a context that also holds the library's feature flags and look-up results.
 * Whatever is not the library's or the CLI's is the operator's, so that a misspelled key is refused and not passed over.
 */
export function appContext(context: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(context).filter(([key]) => !LIBRARY_KEY.test(key) && !CLI_KEYS.includes(key)),
  );
}

/** `@aws-cdk/core:...`, `aws:cdk:...`, `aws-cdk:...`, and look-ups: `availability-zones:account=...`. */
const LIBRARY_KEY = /^@|^aws(-cdk)?:|^[a-z-]+:[A-Za-z]+=/;

/** What `cdk acknowledge`, `cdk cli-telemetry` and `cdk migrate` write into cdk.json or cdk.context.json. */
const CLI_KEYS: readonly string[] = ['acknowledged-issue-numbers', 'cli-telemetry', 'cdk-migrate'];
