import type { Sentence } from '../../config/sentence';

/** Columns a back-office file must have, in any order; others are left alone. */
export const BULK_COLUMNS = ['reference', 'account', 'amount'] as const;

/** Most letters of a field that reach the queue. Every limit below is shorter, so what is cut off was wrong anyway. */
export const LONGEST_FIELD = 48;

/** Neither begins with a hyphen: a spreadsheet that opens the results would take it for a formula, as it takes = + and @. */
const REFERENCE = /^(?!-)[\p{L}\p{M}\p{N}._-]{1,40}$/u;
const ACCOUNT = /^(?!-)[A-Za-z0-9-]{1,34}$/;
const AMOUNT = /^-?\d{1,12}(\.\d{1,2})?$/;

/** Why a row is not applied, by its code. */
export const ROW_REFUSALS = {
  'reference-form': {
    en: 'reference: needs 1 to 40 letters, digits, dots, underscores or hyphens, and no hyphen first',
    ko: 'reference: 글자, 숫자, 점, 밑줄, 하이픈로 1~40자를 쓰고, 하이픈로 시작하지 않아야 합니다',
  },
  'account-form': {
    en: 'account: needs 1 to 34 letters, digits or hyphens, and no hyphen first',
    ko: 'account: 영문자, 숫자, 하이픈로 1~34자를 쓰고, 하이픈로 시작하지 않아야 합니다',
  },
  'amount-form': {
    en: 'amount: needs a number such as 1200 or -4.50, with at most two decimals',
    ko: 'amount: 1200이나 -4.50 같은 숫자를 쓰고, 소수점 아래는 두 자리까지만 씁니다',
  },
  'amount-zero': {
    en: 'amount: is zero, so there is nothing to post',
    ko: 'amount: 0이므로 반영할 것이 없습니다',
  },
} as const satisfies Readonly<Record<string, Sentence>>;

export type RowRefusal = keyof typeof ROW_REFUSALS;

export interface RowResult {
  /** Number of the row in the file, as a spreadsheet shows it: the header is row 1. */
  readonly row: number;
  readonly outcome: 'applied' | 'refused';
  /**
   * What is wrong with the row, for programs.
   * @default - the row was applied
   */
  readonly code?: RowRefusal;
  /**
   * What is wrong with the row. It names the column, never the value.
   * @default - the row was applied
   */
  readonly reason?: string;
  /**
   * The same in Korean: a file is read by people of any language.
   * @default - the row was applied
   */
  readonly reasonKo?: string;
}

/** A posting to an account, as a row of a back-office file states it. */
export interface Posting extends RowResult {
  readonly reference: string;
  readonly account: string;
  readonly amount: string;
}

/** Judges one row. A wrong row is a result, not a fault: the rows around it count. */
export function judgeRow(row: number, [reference = '', account = '', amount = '']: readonly string[]): Posting {
  const code = refusalOf({ reference, account, amount });
  const fields = { reference, account, amount };
  if (code === undefined) return { row, outcome: 'applied', ...fields };
  const { en: reason, ko: reasonKo } = ROW_REFUSALS[code];
  return { row, outcome: 'refused', code, reason, reasonKo, ...fields };
}

function refusalOf({
  reference,
  account,
  amount,
}: Record<(typeof BULK_COLUMNS)[number], string>): RowRefusal | undefined {
  if (!REFERENCE.test(reference)) return 'reference-form';
  if (!ACCOUNT.test(account)) return 'account-form';
  if (!AMOUNT.test(amount)) return 'amount-form';
  if (Number(amount) === 0) return 'amount-zero';
  return undefined;
}
