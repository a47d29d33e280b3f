import { CloudFormationClient, DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation';
import {
  GetQueueAttributesCommand,
  ListMessageMoveTasksCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import type { MoveTask, RedriveServices } from './redrive';

/** The command's services on a real account. */
export function awsServices(region: string, progress: RedriveServices['progress']): RedriveServices {
  const cloudFormation = new CloudFormationClient({ region });
  const sqs = new SQSClient({ region });
  return {
    progress,
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),

    async findDeadLetters(stack) {
      const { Stacks = [] } = await cloudFormation
        .send(new DescribeStacksCommand({ StackName: stack }))
        .catch(noneOfThatName);
      return Stacks[0]?.Outputs?.find(({ OutputKey }) => OutputKey === 'ValueDeadLetterQueueUrl')?.OutputValue;
    },

    async describeQueue(url) {
      const { Attributes = {} } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['QueueArn', 'ApproximateNumberOfMessages'] }),
      );
      return { arn: Attributes.QueueArn!, messages: Number(Attributes.ApproximateNumberOfMessages) };
    },

    async startMove({ from, to, maxPerSecond }) {
      await sqs.send(
        new StartMessageMoveTaskCommand({
          SourceArn: from,
          DestinationArn: to,
          MaxNumberOfMessagesPerSecond: maxPerSecond,
        }),
      );
    },

    async newestMove(from) {
      const { Results = [] } = await sqs.send(new ListMessageMoveTasksCommand({ SourceArn: from, MaxResults: 1 }));
      const [task] = Results;
      if (!task) return undefined;
      return {
        status: task.Status as MoveTask['status'],
        moved: task.ApproximateNumberOfMessagesMoved ?? 0,
        ...(task.ApproximateNumberOfMessagesToMove !== undefined && { toMove: task.ApproximateNumberOfMessagesToMove }),
        ...(task.FailureReason && { failure: task.FailureReason }),
      };
    },
  };
}

/** CloudFormation answers a name that it does not know with an error, of a kind that it uses for other things as well. */
function noneOfThatName(error: Error): { readonly Stacks?: Stack[] } {
  if (error.name === 'ValidationError' && error.message.includes('does not exist')) return {};
  throw error;
}
