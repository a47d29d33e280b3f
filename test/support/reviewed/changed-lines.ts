/** Lines of a part that went or came, each below its ancestors. */
export function changedLines(from: readonly string[], to: readonly string[]): string[] {
  const result: string[] = [];
  /** Ancestors, by depth, that are on paper already. */
  let shown: string[] = [];
  let path: string[] = [];
  for (const { sign, line } of edits(from, to)) {
    const depth = depthOf(line);
    path = [...path.filter((ancestor) => depthOf(ancestor) < depth), line];
    if (sign === ' ') continue;
    for (const ancestor of path.slice(0, -1)) {
      if (!shown.includes(ancestor)) result.push(`  ${ancestor}`);
    }
    shown = path;
    result.push(`${sign} ${line}`);
  }
  return result;
}

function depthOf(line: string): number {
  return line.length - line.trimStart().length;
}

interface Edit {
  readonly sign: ' ' | '-' | '+';
  readonly line: string;
}

/** By the longest common subsequence. */
function edits(from: readonly string[], to: readonly string[]): Edit[] {
  const common = Array.from({ length: from.length + 1 }, () => new Array<number>(to.length + 1).fill(0));
  for (let i = from.length - 1; i >= 0; i -= 1) {
    for (let j = to.length - 1; j >= 0; j -= 1) {
      common[i]![j] = from[i] === to[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
    }
  }
  const result: Edit[] = [];
  let [i, j] = [0, 0];
  while (i < from.length || j < to.length) {
    if (i < from.length && j < to.length && from[i] === to[j]) {
      result.push({ sign: ' ', line: from[i]! });
      i += 1;
      j += 1;
    } else if (j === to.length || (i < from.length && common[i + 1]![j]! >= common[i]![j + 1]!)) {
      result.push({ sign: '-', line: from[i]! });
      i += 1;
    } else {
      result.push({ sign: '+', line: to[j]! });
      j += 1;
    }
  }
  return result;
}
