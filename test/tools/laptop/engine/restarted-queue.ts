import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import {
  QueueAndFileServer,
  type QueuedMessage,
} from '../../../../lib/tools/laptop/engine/services/queue-and-file-server';

/** A queue before and after a restart, as a program of its own: Jest does not load the ES module that the server is. */
const VISIBILITY_SECONDS = 120;

async function start() {
  const quiet = async () => undefined;
  const server = await QueueAndFileServer.start(() => undefined, quiet);
  const credentials = { accessKeyId: 'laptop', secretAccessKey: 'laptop' };
  const sqs = new SQSClient({ endpoint: server.url, region: 'ap-southeast-2', credentials });
  const Attributes = { VisibilityTimeout: String(VISIBILITY_SECONDS) };
  await sqs.send(new CreateQueueCommand({ QueueName: 'work', Attributes }));
  const QueueUrl = server.queueUrl('work');
  return {
    server,
    send: (MessageBody: string, DelaySeconds = 0) =>
      sqs.send(new SendMessageCommand({ QueueUrl, MessageBody, DelaySeconds, MessageGroupId: 'AIDAMINJI' })),
    receive: async () =>
      (await sqs.send(new ReceiveMessageCommand({ QueueUrl, MessageSystemAttributeNames: ['All'] }))).Messages?.[0],
    hide: (ReceiptHandle: string | undefined, VisibilityTimeout: number) =>
      sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout })),
  };
}

async function main() {
  const first = await start();
  await first.send('held');
  await first.receive();
  await first.send('goes on');
  const goesOn = await first.receive();
  await first.hide(goesOn?.ReceiptHandle, 30);
  await first.hide(goesOn?.ReceiptHandle, VISIBILITY_SECONDS);
  await first.send('failed once');
  await first.hide((await first.receive())?.ReceiptHandle, 30);
  await first.send('comes later', 40);
  await first.send('nobody saw it');

  // As it stands in a file.
  const kept = JSON.parse(JSON.stringify(first.server.allMessages('work'))) as QueuedMessage[];
  const next = await start();
  for (const message of kept) next.server.putBack('work', message);
  const after = next.server.allMessages('work');
  const received = [];
  for (let message = await next.receive(); message; message = await next.receive()) received.push(message);
  process.stdout.write(JSON.stringify({ kept, after, received }));
  process.exit(0);
}

void main();
