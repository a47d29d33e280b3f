import { type Check, check, type Fate, tagsOf } from '../check';
import { BOOTSTRAP_STACK, makerOf } from '../maker';
import { deleteStack } from '../shell-command';

/** A stack that did not come about or did not go: whoever made it has to see to it. */
const FAILED = /^(CREATE_FAILED|DELETE_FAILED|ROLLBACK_(COMPLETE|FAILED)|UPDATE_(ROLLBACK_)?FAILED)$/;

export const stacks: readonly Check[] = [
  check({
    id: 'stacks',
    title: { en: 'CloudFormation stacks', ko: 'CloudFormation 스택' },
    scope: 'region',
    looksAt: ['cloudformation:stack/'],
    calls: ['cloudformation:DescribeStacks'],
    async *find(ask) {
      for await (const { Stacks = [] } of ask('cloudformation:DescribeStacks', {})) {
        for (const { StackName: id = '', StackStatus = '', StackStatusReason, ...stack } of Stacks) {
          const tags = tagsOf(stack.Tags);
          const failed = FAILED.test(StackStatus);
          // Whatever a healthy stack of others holds is listed by itself.
          if (
            StackStatus === 'DELETE_COMPLETE' ||
            !(failed || makerOf(tags).kind === 'pattern' || id === BOOTSTRAP_STACK)
          )
            continue;
          const fate: Fate =
            id === BOOTSTRAP_STACK && !failed ? 'kept' : StackStatus === 'DELETE_IN_PROGRESS' ? 'going' : 'unused';
          yield {
            id,
            tags: { ...tags, 'aws:cloudformation:stack-name': id },
            fate,
            state: StackStatus,
            note: failed && StackStatusReason ? { en: StackStatusReason, ko: StackStatusReason } : undefined,
            remove: deleteStack(id, stack.EnableTerminationProtection ?? false),
          };
        }
      }
    },
  }),
];
