import type { Table } from './parsed-document';

/** A cell as a format says it. */
export interface Cell {
  readonly text: string;
  /** @default 1 */
  readonly columns?: number;
  /** @default 1 */
  readonly rows?: number;
  /** The format calls it a header. */
  readonly isHeader: boolean;
}

/** Columns over which a cell is taken to reach; formats have fewer. */
const MOST_COLUMNS = 100;
/** A first row of names: short ones, in every column. */
const LONGEST_NAME = 40;

/**
 * A table of cells that reach over rows and columns: such a cell stands in each of its rows, since a row is read by itself. Where
 * the format names no header, a first row that looks like one is.
 */
export function tableOf(rows: readonly (readonly Cell[])[]): Table {
  const grid: string[][] = [];
  const fromAbove = new Map<number, { readonly text: string; left: number }>();
  for (const cells of rows) {
    const row: string[] = [];
    const takeFromAbove = () => {
      for (let above = fromAbove.get(row.length); above; above = fromAbove.get(row.length)) {
        if (--above.left === 0) fromAbove.delete(row.length);
        row.push(above.text);
      }
    };
    for (const { text, columns = 1, rows: height = 1 } of cells) {
      takeFromAbove();
      if (height > 1) fromAbove.set(row.length, { text, left: height - 1 });
      row.push(text);
      for (let column = 1; column < Math.min(columns, MOST_COLUMNS); column++) row.push('');
    }
    takeFromAbove();
    grid.push(row);
  }
  const saysHeader = rows[0]?.length !== undefined && rows[0].length > 0 && rows[0].every(({ isHeader }) => isHeader);
  if (!saysHeader && !looksLikeNames(grid)) return { kind: 'table', header: [], rows: grid };
  const [header = [], ...below] = grid;
  return { kind: 'table', header, rows: below };
}

function looksLikeNames(grid: readonly (readonly string[])[]): boolean {
  const [first = []] = grid;
  return (
    grid.length >= 3 &&
    first.length >= 2 &&
    first.every((text) => text !== '' && text.length <= LONGEST_NAME && !/\d{2}|[.다]$/.test(text))
  );
}
