import { entriesOf, entryText } from '../../../lib/model/entries';
import { exitsOf, exitText } from '../../../lib/model/exits';
import { reach } from '../../../lib/model/reach/reach';
import type { TableProof } from './table-proof';

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
    table: 'reach',
    claim: 'everything on a network reaches, and is reached by, exactly what is listed',
    read: (stack) => {
      const { fromInternet, latent, byGroup, inside, outward } = reach(stack);
      return [...fromInternet, ...latent.map((line) => `no way yet: ${line}`), ...byGroup, ...inside, ...outward];
    },
  },
  {
    table: 'placement',
    claim: 'everything on a network lies in exactly the kind of subnet listed',
    read: (stack) => reach(stack).placement,
  },
];
