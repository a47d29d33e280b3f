import type { CommonInput } from '../../lib/config/common-settings';
import { resourcesOfType } from '../../lib/model/template';
import { synthesizeModel } from '../support/synthesize';

/** Deployments of the API, and links, of servers in these zones. */
function deployed(...availabilityZones: string[]) {
  const config: CommonInput & { rag: object } = { availabilityZones, rag: { compute: 'ec2' } };
  const stack = synthesizeModel({ pattern: 'rag', config });
  const idsOf = (type: string) => resourcesOfType(stack, type).map(({ logicalId }) => logicalId);
  return { deployments: idsOf('AWS::ApiGateway::Deployment'), links: idsOf('AWS::ApiGatewayV2::VpcLink') };
}

it('gives the stage another deployment with another link, which has the same name in the template', () => {
  const [before, after] = [
    deployed('ap-southeast-2a', 'ap-southeast-2b'),
    deployed('ap-southeast-2a', 'ap-southeast-2c'),
  ];
  expect(after.links).toEqual(before.links);
  expect(after.deployments).not.toEqual(before.deployments);
});
