import { runsAtEdge } from '../model/edge-functions';
import { at } from '../model/property-path';
import { resourcesOfType, type StackModel } from '../model/template';
import { behind, breaking } from './reading';
import type { Rule } from './rule';

export const logRules: readonly Rule[] = [
  {
    // One log group for two functions would mix what they say, and hide which of them stopped talking.
    id: 'FunctionsHaveTheirOwnLogs',
    claim: 'every function writes to a log group of its own that the stack declares',
    fix: 'Give the function a log group of the stack',
    violations: (stack) => {
      // One that runs at the edge writes in whatever region that is, into a group that the service makes there.
      const functions = resourcesOfType(stack, 'AWS::Lambda::Function').filter((each) => !runsAtEdge(stack, each));
      const groups = functions.map(({ properties }) => logGroup(stack, at(properties, 'LoggingConfig', 'LogGroup')));
      return functions.flatMap(({ logicalId }, index) => {
        const group = groups[index];
        if (!group) return [{ at: logicalId, problem: 'has no log group of the stack' }];
        return groups.indexOf(group) === index ? [] : [{ at: logicalId, problem: `shares ${group} with another` }];
      });
    },
  },
  {
    id: 'LogsEnd',
    claim: 'every log group forgets after a stated time',
    fix: 'Set a retention',
    violations: (stack) =>
      breaking(
        resourcesOfType(stack, 'AWS::Logs::LogGroup'),
        'keeps its events for ever',
        ({ properties }) => Number(properties['RetentionInDays']) > 0,
      ),
  },
];

function logGroup(stack: StackModel, reference: unknown): string | undefined {
  const group = behind(stack, reference);
  return group?.type === 'AWS::Logs::LogGroup' ? group.logicalId : undefined;
}
