import { madeBefore } from '../../lib/model/made-before';
import { referencedIds } from '../../lib/model/references';
import { resourcesOfType } from '../../lib/model/template';
import type { Proof } from '../proofs/proof';
import { plain } from '../proofs/proof';

/** What must be there when a server starts its program: its pages name files, and its first request asks for tables. */
const NEEDED = ['PrepareDatabasePrepared', 'StaticPublishPrepared'];

/** What web claims of its own templates alone. */
export const webProofs: readonly Proof[] = [
  {
    rule: 'ServersFindWhatTheyNeed',
    claim: 'no server of web starts before its tables, its static files and a way out are there',
    violations: ({ stack }) => [
      ...resourcesOfType(stack, 'AWS::AutoScaling::AutoScalingGroup').flatMap(({ logicalId }) => {
        const before = [...madeBefore(stack, logicalId)].map(plain);
        return NEEDED.filter((id) => !before.includes(id)).map((id) => `${logicalId} does not wait for ${id}`);
      }),
      // What has a way through an instance finds it only where that one passes packets on.
      ...resourcesOfType(stack, 'AWS::EC2::Route')
        .flatMap(({ properties }) => referencedIds(properties['InstanceId']))
        .filter((id) => stack.resources.get(id)?.properties['SourceDestCheck'] !== false)
        .map((id) => `${id} throws away what is meant for others`),
    ],
  },
];
