import type { Statement } from '../../../model/iam/policy-document';
import { groupedBy } from '../identity/grouped';
import type { Difference } from './decisions';
import { written } from './sentences';

/** Actions that were gained or lost together, and what on. */
export interface GroupedRights {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** What decided it. @default - nothing speaks of it any more, or did before */
  readonly statement?: Statement;
  /** Whether it holds for some requests only. */
  readonly sometimes: boolean;
  /** Not each of the actions was gained or lost on each of the resources: the statement says on which. */
  readonly summed: boolean;
}

/** A statement that says more than this to a reader is summed up, and stands beneath. */
const MOST_LINES = 3;

/** Actions with the same resources said once, and many of one statement summed up. */
export function groupedRights(list: readonly Difference[]): readonly GroupedRights[] {
  const byClass = groupedBy(list, ({ actions }) => actions.join());
  const classes = [...byClass.values()].map((differences): GroupedRights => {
    const statement = differences.find((each) => each.statement)?.statement;
    return {
      actions: differences[0]!.actions,
      resources: mostTelling(differences.map(({ resource }) => resource)),
      sometimes: differences.some(({ sometimes }) => sometimes),
      summed: false,
      ...(statement && { statement }),
    };
  });
  const deciding = groupedBy(
    classes,
    ({ sometimes, statement }) => `${sometimes} ${statement ? written(statement) : ''}`,
  );
  return [...deciding.values()].flatMap((same) => {
    const lines = [...groupedBy(same, ({ resources }) => resources.join()).values()].map(together);
    if (lines.length <= MOST_LINES) return lines;
    return [{ ...together(lines), resources: [...new Set(lines.flatMap(({ resources }) => resources))], summed: true }];
  });
}

function together(same: readonly GroupedRights[]): GroupedRights {
  return { ...same[0]!, actions: same.flatMap(({ actions }) => actions) };
}

/** Of several texts that only stand for wildcards differently, the one that is written with them. */
function mostTelling(resources: readonly string[]): string[] {
  const told = resources.filter((text) => !resources.some((other) => other !== text && sameBut(other, text)));
  return told.length > 0 ? told : [...resources];
}

/** Whether the first is the second with `any` where that has another filling. */
function sameBut(one: string, text: string): boolean {
  return one.includes('any') && (one.replaceAll('any', 'other') === text || one.replaceAll('any', '') === text);
}
