import type { Invocation, InvocationReply } from './execution-environment';
import { calledPlainly, provideStreaming } from './response-stream';

/**
 * What runs inside an execution environment: loads the handler, then answers one invocation at a time.
 * It is compiled to one file and started as a process with nothing but the function's own environment.
 */
const [file, exportName] = [process.env['LAPTOP_HANDLER_FILE'], process.env['LAPTOP_HANDLER_EXPORT']];
delete process.env['LAPTOP_HANDLER_FILE'];
delete process.env['LAPTOP_HANDLER_EXPORT'];

type Handler = (event: unknown, context: unknown) => unknown;

function send(reply: InvocationReply): void {
  process.send?.(reply);
}

function load(): Handler | undefined {
  provideStreaming();
  try {
    const handler = (require(file!) as Record<string, unknown>)[exportName!];
    if (typeof handler === 'function') return handler as Handler;
    send({
      kind: 'init-error',
      error: { errorType: 'Runtime.HandlerNotFound', errorMessage: `${exportName} is no function` },
    });
  } catch (error) {
    send({ kind: 'init-error', error: describe(error) });
  }
  return undefined;
}

function contextOf({ requestId, deadline }: Invocation): Record<string, unknown> {
  const name = process.env['AWS_LAMBDA_FUNCTION_NAME']!;
  return {
    awsRequestId: requestId,
    functionName: name,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:${process.env['AWS_REGION']}:000000000000:function:${name}`,
    memoryLimitInMB: process.env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'],
    logGroupName: process.env['AWS_LAMBDA_LOG_GROUP_NAME'],
    logStreamName: process.env['AWS_LAMBDA_LOG_STREAM_NAME'],
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

function describe(error: unknown): { errorType: string; errorMessage: string } {
  if (!(error instanceof Error)) return { errorType: 'Error', errorMessage: String(error) };
  console.error(JSON.stringify({ level: 'ERROR', message: error.message, errorType: error.name, stack: error.stack }));
  return { errorType: error.name, errorMessage: error.message };
}

const handler = load();
if (handler) {
  process.on('message', (invocation: Invocation) => {
    const { requestId } = invocation;
    const piece = (bytes: Buffer) => send({ kind: 'piece', requestId, base64: bytes.toString('base64') });
    Promise.resolve()
      .then(() => calledPlainly(handler, piece)(invocation.event, contextOf(invocation)))
      .then(
        (payload) => send({ kind: 'result', requestId, payload: payload ?? null }),
        (error: unknown) => send({ kind: 'error', requestId, error: describe(error) }),
      );
  });
  send({ kind: 'ready' });
}

// A laptop that is gone must not leave its functions behind.
process.on('disconnect', () => process.exit(0));
