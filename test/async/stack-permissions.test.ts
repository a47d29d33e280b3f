import { referencedIds } from '../../lib/model/references';
import { resourcesOfType } from '../../lib/model/template';
import { synthesizeModel } from '../support/synthesize';

test('an instance keeps its permissions as long as its group exists, to give its protection back when the stack goes', () => {
  const instances = synthesizeModel({ pattern: 'async', config: { async: { worker: 'ec2', producer: 'direct' } } });
  const [group] = resourcesOfType(instances, 'AWS::AutoScaling::AutoScalingGroup');
  const policies = resourcesOfType(instances, 'AWS::IAM::Policy').filter(({ properties }) =>
    referencedIds(properties['Roles']).some((role) => role.startsWith('WorkerRole')),
  );
  expect(policies.length).toBeGreaterThan(0);
  for (const { logicalId, properties } of policies) {
    expect(group!.dependsOn).toContain(logicalId);
    expect(JSON.stringify(properties)).not.toContain(`"${group!.logicalId}"`);
  }
});
