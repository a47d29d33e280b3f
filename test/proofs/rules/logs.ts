import { referencedId } from '../../../lib/model/references';
import { resourcesOfType, type StackModel } from '../../../lib/model/template';
import type { Proof } from '../proof';
import { at, breaking } from '../reading';

/** One log group for two functions would mix what they say, and hide which of them stopped talking. */
export const logProofs: readonly Proof[] = [
  {
    rule: 'X1',
    claim: 'every function writes to a log group of its own that the stack declares',
    violations: ({ stack }) => {
      const functions = resourcesOfType(stack, 'AWS::Lambda::Function');
      const groups = functions.map(({ properties }) => logGroup(stack, at(properties, 'LoggingConfig', 'LogGroup')));
      return [
        ...functions.filter((_, index) => !groups[index]).map(({ logicalId }) => `${logicalId} has none`),
        ...groups.filter((id, index) => id && groups.indexOf(id) !== index).map((id) => `${id} serves two functions`),
      ];
    },
  },
  {
    rule: 'X1',
    claim: 'every log group forgets after a stated time',
    violations: ({ stack }) =>
      breaking(
        resourcesOfType(stack, 'AWS::Logs::LogGroup'),
        'keeps its events for ever',
        ({ properties }) => Number(properties['RetentionInDays']) > 0,
      ),
  },
];

function logGroup(stack: StackModel, reference: unknown): string | undefined {
  const id = referencedId(reference);
  return stack.resources.get(id ?? '')?.type === 'AWS::Logs::LogGroup' ? id : undefined;
}
