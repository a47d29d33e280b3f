import { resourcesOfType } from '../../lib/model/template';
import { synthesizeModel } from '../support/synthesize';

test('the default variant has no network at all', () => {
  expect(resourcesOfType(synthesizeModel({ pattern: 'async' }), 'AWS::EC2::VPC')).toEqual([]);
});

test('the database is prepared after both ends of every way to it are open', () => {
  const stack = synthesizeModel({ pattern: 'async', config: { async: { results: 'rds' } } });
  const [prepared] = resourcesOfType(stack, 'AWS::CloudFormation::CustomResource').filter(({ logicalId }) =>
    logicalId.startsWith('PrepareResults'),
  );
  const ways = ['Ingress', 'Egress'].flatMap((direction) =>
    resourcesOfType(stack, `AWS::EC2::SecurityGroup${direction}`),
  );
  const ofPreparation = ways.filter(({ logicalId }) => logicalId.includes('PrepareResultsGroup'));
  expect(ofPreparation).toHaveLength(3);
  for (const { logicalId } of ofPreparation) expect(prepared!.dependsOn).toContain(logicalId);
});
