import { attachedPolicies, identities } from '../../lib/model/iam/attached-policies';
import { iamCatalogue } from '../../lib/tools/catalogue/iam-catalogue';
import type { Proof } from './proof';

/** Held here and not in lib/rules, because the list of all actions of AWS comes with the tests only. */
export const actionsExist: Proof = {
  rule: 'ActionsExist',
  claim: 'every action that a policy names exists',
  violations: async ({ stack }) => {
    const known = await actionsOfAws();
    return (['Role', 'Group', 'User'] as const)
      .flatMap((type) => identities(stack, type))
      .flatMap((holder) =>
        attachedPolicies(stack, holder, { managedPolicies: () => ({ version: '2012-10-17', statements: [] }) }),
      )
      .flatMap(({ statements }) => statements.flatMap(({ action }) => action.patterns))
      .filter((action) => !/[*?]/.test(action) && !known.has(action.toLowerCase()))
      .map((action) => `${action} is no action of AWS`);
  },
};

function actionsOfAws(): Promise<ReadonlySet<string>> {
  actions ??= iamCatalogue().then(
    (catalogue) => new Set([...catalogue.values()].flat().map(({ action }) => action.toLowerCase())),
  );
  return actions;
}

let actions: Promise<ReadonlySet<string>> | undefined;
