import { RULES } from '../../lib/rules/every-rule';
import { judge } from '../../lib/rules/judge';
import type { Rule } from '../../lib/rules/rule';
import { PATTERNS_AND_TINY, patternNamed } from '../patterns';
import { chosenIn } from '../support/chosen-settings';
import { actionsExist } from './actions-exist';
import { everythingIsTagged } from './everything-is-tagged';
import type { Proof } from './proof';
import { TABLE_PROOFS } from './tables';
import { differencesFrom, type TableProof } from './tables/table-proof';

/** A rule as the proof that every template keeps it. */
function proofOf(rule: Rule): Proof {
  return {
    rule: rule.id,
    claim: rule.claim,
    violations: ({ variant, stack }) =>
      judge(rule, stack, patternNamed(variant.pattern).stack.pattern.facts ?? {}).map(
        ({ at, problem }) => `${at} ${problem}. ${rule.fix}`,
      ),
  };
}

/** A table as the proof that every template of a pattern is what it says. */
function proofOfTable(table: TableProof): Proof {
  return {
    rule: table.table,
    claim: table.claim,
    violations: ({ variant, stack }) => {
      const pattern = patternNamed(variant.pattern);
      return differencesFrom(table, stack, pattern, chosenIn(variant, pattern));
    },
  };
}

/** What holds for the templates of every pattern. */
export const SHARED_PROOFS: readonly Proof[] = [...RULES.map(proofOf), actionsExist, everythingIsTagged];

/** What the templates of each pattern are, word for word. */
export const TABLES: readonly Proof[] = TABLE_PROOFS.map(proofOfTable);

/** What each pattern claims of its own templates alone. */
export const PATTERNS_PROOFS: readonly Proof[] = PATTERNS_AND_TINY.flatMap(({ stack, proofs = [] }) =>
  proofs.map((proof) => ({
    ...proof,
    about: (variant) => variant.pattern === stack.pattern.name && (proof.about?.(variant) ?? true),
  })),
);
