/**
 * The values an operator gave with `-c`, out of a context that also holds the library's feature flags and look-up results.
 * Whatever is not the library's is the operator's, so that a misspelled key is refused and not passed over.
 */
export function appContext(context: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(context).filter(([key]) => !LIBRARY_KEY.test(key)));
}

/** `@aws-cdk/core:...`, `aws:cdk:...`, `aws-cdk:...`, `availability-zones:account=...` and the like: all carry a colon or a scope. */
const LIBRARY_KEY = /[@:/]|^(cdk|tree|aws-cdk)/;
