import { referencedIds } from '../../lib/model/references';
import { resourcesOfType } from '../../lib/model/template';
import { synthesizeModel } from '../support/synthesize';

test('a mail comes from the one sender, whichever identities of the account the sandbox asks about', () => {
  const everything = synthesizeModel({
    pattern: 'async',
    config: { async: { results: 'rds', senderEmail: 'noreply@example.com' } },
  });
  const sends = resourcesOfType(everything, 'AWS::IAM::Policy')
    .flatMap(
      ({ properties }) =>
        (properties['PolicyDocument'] as { Statement: { Action: string | string[]; Condition?: unknown }[] }).Statement,
    )
    .filter(({ Action }) => [Action].flat().includes('ses:SendEmail'));
  expect(sends.map(({ Condition }) => Condition)).toEqual([
    { StringEquals: { 'ses:FromAddress': 'noreply@example.com' } },
  ]);
});

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
