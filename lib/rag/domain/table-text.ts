/** @returns a row of a table as one line; empty when there is nothing in it */
export function rowText(cells: readonly string[]): string {
  const line = cells.map((cell) => cell.replace(/\n/g, ' ')).join(' | ');
  return /[^ |]/.test(line) ? line.trim() : '';
}
