/** What came of calling a function: its answer, or the error it ended with. */
type Called =
  | { readonly ok: true; readonly payload: unknown }
  | { readonly ok: false; readonly error: { readonly errorType: string; readonly errorMessage: string } };

/** What an event source mapping does with a batch that a function has had. */
export interface BatchOutcome {
  /** Messages to delete. The others become visible again when their time-out ends, or when the function has changed it. */
  readonly succeeded: readonly string[];
  readonly failed: readonly string[];
  /** Why the whole batch counts as failed although the function returned. */
  readonly reason?: string;
}

/**
 * Lambda's rules for the answer of a function that a queue feeds. Without ReportBatchItemFailures the answer does not count.
 * With it, no or an empty list is success, and a list that names no message of the batch is the failure of all.
 */
export function judgeBatch(
  messageIds: readonly string[],
  outcome: Called,
  reportsBatchItemFailures: boolean,
): BatchOutcome {
  const allFailed = (reason: string): BatchOutcome => ({ succeeded: [], failed: messageIds, reason });
  if (!outcome.ok) return allFailed(`${outcome.error.errorType}: ${outcome.error.errorMessage}`);
  if (!reportsBatchItemFailures || outcome.payload === null || outcome.payload === undefined) {
    return { succeeded: messageIds, failed: [] };
  }
  const failures = (outcome.payload as { readonly batchItemFailures?: unknown }).batchItemFailures;
  if (failures === undefined || failures === null) return { succeeded: messageIds, failed: [] };
  if (!Array.isArray(failures)) return allFailed('batchItemFailures is not a list');

  const failed = new Set<string>();
  for (const failure of failures as readonly unknown[]) {
    const id = (failure as { readonly itemIdentifier?: unknown } | null)?.itemIdentifier;
    if (typeof id !== 'string' || !messageIds.includes(id)) {
      return allFailed(`batchItemFailures names ${JSON.stringify(id)}, which is no message of the batch`);
    }
    failed.add(id);
  }
  return { succeeded: messageIds.filter((id) => !failed.has(id)), failed: [...failed] };
}
