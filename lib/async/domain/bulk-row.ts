/** Columns a back-office file must have, in any order; others are left alone. */
export const BULK_COLUMNS = ['reference', 'account', 'amount'] as const;

/** Most letters of a field that reach the queue. Every limit below is shorter, so what is cut off was wrong anyway. */
export const LONGEST_FIELD = 48;

/** Neither begins with a hyphen: a spreadsheet that opens the results would take it for a formula, as it takes = + and @. */
const REFERENCE = /^(?!-)[\p{L}\p{M}\p{N}._-]{1,40}$/u;
const ACCOUNT = /^(?!-)[A-Za-z0-9-]{1,34}$/;
const AMOUNT = /^-?\d{1,12}(\.\d{1,2})?$/;

export interface RowResult {
  /** Number of the row in the file, as a spreadsheet shows it: the header is row 1. */
  readonly row: number;
  readonly outcome: 'applied' | 'refused';
  /**
   * What is wrong with the row. It names the column, never the value.
   * @default - the row was applied
   */
  readonly reason?: string;
}

/** A posting to an account, as a row of a back-office file states it. */
export interface Posting extends RowResult {
  readonly reference: string;
  readonly account: string;
  readonly amount: string;
}

/** Judges one row. A wrong row is a result, not a fault: the rows around it count. */
export function judgeRow(row: number, [reference = '', account = '', amount = '']: readonly string[]): Posting {
  const reason = wrong({ reference, account, amount });
  return { row, outcome: reason ? 'refused' : 'applied', ...(reason && { reason }), reference, account, amount };
}

function wrong({ reference, account, amount }: Record<(typeof BULK_COLUMNS)[number], string>): string | undefined {
  if (!REFERENCE.test(reference))
    return 'reference: needs 1 to 40 letters, digits, dots, underscores or hyphens, and no hyphen first';
  if (!ACCOUNT.test(account)) return 'account: needs 1 to 34 letters, digits or hyphens, and no hyphen first';
  if (!AMOUNT.test(amount)) return 'amount: needs a number such as 1200 or -4.50, with at most two decimals';
  if (Number(amount) === 0) return 'amount: is zero, so there is nothing to post';
  return undefined;
}
