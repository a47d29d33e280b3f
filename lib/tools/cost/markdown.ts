/** A table as Markdown, the first row its head. */
export function markdown([head, ...rows]: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [row(head!), `|${head!.map(() => '---|').join('')}`, ...rows.map(row)].join('\n');
}
