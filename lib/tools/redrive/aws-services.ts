import {
  GetQueueAttributesCommand,
  ListMessageMoveTasksCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { stackOutputs } from '../account/stack-outputs';
import type { MoveTask, RedriveServices } from './redrive';

/** The command's services on a real account. */
export function awsServices(region: string, progress: RedriveServices['progress']): RedriveServices {
  const sqs = new SQSClient({ region });
  return {
    progress,
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),

    async findDeadLetters(stack) {
      return (await stackOutputs(region, stack))['ValueDeadLetterQueueUrl'];
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
