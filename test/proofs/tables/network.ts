import { entriesOf, entryText } from '../../../lib/model/entries';
import { exitsOf, exitText } from '../../../lib/model/exits';
import { reach } from '../../../lib/model/reach/reach';
import { type Resource, resourcesOfType, type StackModel } from '../../../lib/model/template';
import type { TableProof } from './table-proof';
import { written } from './written-value';

export const networkTables: readonly TableProof[] = [
  {
    table: 'entries',
    claim: 'the public ways in are exactly those listed, each for whom it is listed',
    read: (stack) => entriesOf(stack).map(entryText),
  },
  {
    table: 'exits',
    claim: 'resources send on exactly what is listed, to whom it is listed',
    // Whom alarms tell stands in the table of alarms.
    read: (stack) => [
      ...new Set(
        exitsOf(stack)
          .filter(({ logicalId }) => stack.resources.get(logicalId)?.type !== 'AWS::CloudWatch::Alarm')
          .map(exitText),
      ),
    ],
  },
  {
    table: 'endpoints',
    claim: 'networks have ways of their own to exactly the services listed',
    read: (stack) => resourcesOfType(stack, 'AWS::EC2::VPCEndpoint').map((endpoint) => endpointText(stack, endpoint)),
  },
  {
    table: 'reach',
    claim: 'everything on a network reaches, and is reached by, exactly what is listed',
    read: (stack) => {
      const { fromInternet, fromCloudFront, latent, byGroup, inside, outward } = reach(stack);
      const closed = latent.map((line) => `no way yet: ${line}`);
      return [...fromInternet, ...fromCloudFront, ...closed, ...byGroup, ...inside, ...outward];
    },
  },
  {
    table: 'placement',
    claim: 'everything on a network lies in exactly the kind of subnet listed',
    read: (stack) => reach(stack).placement,
  },
];

/** For example `NetworkVpcSqs: com.amazonaws.eu-west-1.sqs by its usual name`. */
function endpointText(stack: StackModel, { logicalId, properties }: Resource): string {
  const { ServiceName: service, VpcEndpointType: type = 'Gateway', PrivateDnsEnabled: usual } = properties;
  const by = type === 'Gateway' ? 'by routes' : usual === true ? 'by its usual name' : 'by a name of its own';
  return `${logicalId}: ${written(stack, service).replace(stack.region, '<region>')} ${by}${properties['PolicyDocument'] === undefined ? '' : ', under a policy'}`;
}
