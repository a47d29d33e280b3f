import type { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import { answering } from '../../shared/answering';
import { instanceId } from '../../shared/instance-id';
import type { PollDeps } from '../domain/poll-queue';

const ANSWER_MS = 5_000;

/** Scale-in protection of the instance this process runs on. */
export function instanceProtection(autoScalingGroup: string): PollDeps['protect'] {
  let instance: Promise<{ client: AutoScalingClient; instanceId: string }> | undefined;
  return async (busy) => {
    const { SetInstanceProtectionCommand } = await import('@aws-sdk/client-auto-scaling');
    instance ??= identify();
    const { client, instanceId } = await instance.catch((error) => {
      instance = undefined;
      throw error;
    });
    await client.send(
      new SetInstanceProtectionCommand({
        AutoScalingGroupName: autoScalingGroup,
        InstanceIds: [instanceId],
        ProtectedFromScaleIn: busy,
      }),
    );
  };
}

async function identify() {
  const { AutoScalingClient } = await import('@aws-sdk/client-auto-scaling');
  return { client: new AutoScalingClient({ requestHandler: answering(ANSWER_MS) }), instanceId: await instanceId() };
}
