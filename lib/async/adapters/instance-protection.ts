import type { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import { answering } from '../../shared/answering';
import type { PollDeps } from '../domain/poll-queue';

const METADATA = 'http://169.254.169.254/latest';
const METADATA_MS = 2_000;
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

/** Version 2 of the metadata service: a token first, which a request forged through the machine cannot ask for. */
async function instanceId(): Promise<string> {
  const token = await ask('/api/token', { 'x-aws-ec2-metadata-token-ttl-seconds': '60' }, 'PUT');
  return ask('/meta-data/instance-id', { 'x-aws-ec2-metadata-token': token }, 'GET');
}

async function ask(path: string, headers: Record<string, string>, method: string): Promise<string> {
  const response = await fetch(METADATA + path, { method, headers, signal: AbortSignal.timeout(METADATA_MS) });
  if (!response.ok) throw new Error(`The metadata service answered ${response.status}`);
  return response.text();
}
