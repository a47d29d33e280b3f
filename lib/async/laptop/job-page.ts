import { randomUUID } from 'node:crypto';
import { type ApiReply, jsonApiReply } from '../../tools/laptop/api/api-exchange';
import { callerIdOf, USER_HEADER, userOf } from '../../tools/laptop/desk/caller-identity';
import { clientAccess } from '../../tools/laptop/desk/client-access';
import { CountedObjects } from '../../tools/laptop/desk/counted-objects';
import type { EngineOpenPage } from '../../tools/laptop/desk/engine-page';
import type { ActionRequest } from '../../tools/laptop/desk/pattern-page';
import { redrive } from '../../tools/laptop/desk/redrive';
import type { Engine } from '../../tools/laptop/engine/engine';
import { SUPPRESSED_ADDRESSES } from '../../tools/laptop/engine/services/mail-outbox';
import { MAX_OBJECT_BYTES } from '../../tools/laptop/engine/services/queue-and-file-server';
import { FILE_PREFIXES, uploadPrefix } from '../domain/file-keys';
import { MESSAGE_ATTRIBUTES, MESSAGE_TYPES } from '../domain/message-attributes';
import { asBoto3, asCurl } from './client-code';
import { type JobStack, jobStackOf } from './job-stack';
import { JOB_MESSAGES } from './messages';
import { runOnce } from './run-once';
import { type Submission, SubmittedJobs } from './submitted-jobs';

/** The page of the pattern over a running stack: a form for each kind of job, and what an operator does by hand. */
export function openJobPage(engine: Engine, keepDirectory: string | undefined): EngineOpenPage {
  const stack = jobStackOf(engine);
  const { storage, workQueue, variant, jobKinds } = stack;
  const { deadLetterQueueId, maxReceiveCount } = workQueue.redrive;
  const jobs = new SubmittedJobs(keepDirectory);
  const urlOf = (queueId: string) => String(engine.services.references.ref(queueId));
  const uploads = new CountedObjects(storage.s3, stack.filesBucket, FILE_PREFIXES.uploads);
  return {
    state: () => jobState(stack, jobs, uploads),
    actions: {
      'POST uploads': (request) => upload(stack, request),
      'GET last': async () =>
        jobs.last ? jsonApiReply(200, jobs.last) : jsonApiReply(404, { message: 'No job was sent' }),
      'GET client': async (request) => clientCode(stack, jobs.last, request),
      'GET result': ({ query }) => passResult(storage.url, query.get('url') ?? ''),
      // Past the API, which would have refused a message that no worker can read.
      'POST poison': async () => {
        const MessageBody = `{"kind":"thumbnail","key":"never closed ${randomUUID()}`;
        return jsonApiReply(202, { messageId: await storage.queues.send(workQueue.logicalId, { MessageBody }) });
      },
      'POST redrive': async () =>
        jsonApiReply(200, { moved: await redrive(storage.sqs, urlOf(deadLetterQueueId), urlOf(workQueue.logicalId)) }),
    },
    onApiReply: jobs.hear,
    facts: (language) => {
      const text = JOB_MESSAGES[language];
      const values = Object.entries(variant).map(([name, value]) => `${name} ${value}`);
      return [
        [text.variant, values.join(', ')],
        [text.queue, text.queueFacts(workQueue.visibilitySeconds, maxReceiveCount)],
        ...(variant.worker === 'ec2' && !jobKinds.includes('video') ? [[text.video, text.videoOff] as const] : []),
      ];
    },
    about: { variant, jobKinds },
    once: (given) => runOnce(stack, given),
  };
}

async function jobState(
  { engine, variant, jobKinds, workQueue, storage }: JobStack,
  jobs: SubmittedJobs,
  uploads: CountedObjects,
) {
  const { stack, fleet, services } = engine;
  const { queues } = storage;
  const { deadLetterQueueId, maxReceiveCount } = workQueue.redrive;
  const queue = queues.depth(workQueue.logicalId);
  const dead = queues.depth(deadLetterQueueId);
  return {
    region: stack.region,
    variant,
    jobKinds,
    /** The owner that the API sees when no header names another. */
    callerId: callerIdOf(undefined)!,
    queue: {
      ...queue,
      name: queues.nameOf(workQueue.logicalId),
      visibilitySeconds: workQueue.visibilitySeconds,
      maxReceiveCount,
      /** Without their bodies. */
      messages: queues
        .all(workQueue.logicalId)
        .slice(0, 20)
        .map((message) => ({
          messageId: message.messageId,
          receives: message.approximateReceiveCount,
          hiddenUntil: message.hiddenUntil,
          jobId: message.messageAttributes[MESSAGE_ATTRIBUTES.jobId]?.StringValue,
        })),
    },
    attributes: { names: MESSAGE_ATTRIBUTES, chunkType: MESSAGE_TYPES[1] },
    uploads: await uploads.now(),
    deadLetters: {
      ...dead,
      name: queues.nameOf(deadLetterQueueId),
      /** Without their bodies. */
      messages: queues
        .lying(deadLetterQueueId)
        .slice(0, 20)
        .map((message) => {
          const jobId = message.messageAttributes[MESSAGE_ATTRIBUTES.jobId]?.StringValue;
          return {
            messageId: message.messageId,
            // The receive that found it worn out moved it and was not counted by the service.
            receives: Math.min(message.approximateReceiveCount, maxReceiveCount),
            sentAt: message.sentTimestamp,
            ...(jobId && { jobId }),
          };
        }),
    },
    functions: fleet.views,
    jobs: jobs.all,
    /** For the button that sends it again; what was sent is for those who ask. */
    ...(jobs.last && { last: { jobId: jobs.last.jobId, callerId: jobs.last.callerId } }),
    mails: [...services.outbox.mails].reverse(),
    suppressedAddress: SUPPRESSED_ADDRESSES[0],
  };
}

/** The last job as a program of the person's own would send it. */
function clientCode(
  { engine, filesBucket, workQueue }: JobStack,
  submission: Submission | undefined,
  { query, api }: ActionRequest,
): ApiReply {
  const write = { curl: asCurl, boto3: asBoto3 }[query.get('as') ?? ''];
  if (!write) return jsonApiReply(400, { message: 'as must be curl or boto3' });
  if (!submission) return jsonApiReply(404, { message: 'No job was sent' });
  const user = userOf(submission.callerId);
  const code = write({
    api,
    access: clientAccess(engine),
    filesBucket,
    workQueueUrl: String(engine.services.references.ref(workQueue.logicalId)),
    submission,
    userHeaders: user === userOf(callerIdOf(undefined)!) ? {} : { [USER_HEADER]: user },
  });
  return jsonApiReply(200, { code });
}

/** What `aws s3 cp` does for a real client: puts a file under the caller's own prefix. */
async function upload({ storage, filesBucket }: JobStack, request: ActionRequest): Promise<ApiReply> {
  const callerId = callerIdOf(request.headers[USER_HEADER] as string | undefined);
  if (!callerId) return jsonApiReply(400, { message: `${USER_HEADER} is 1 to 20 letters, digits or hyphens` });
  const body = await request.readBody(MAX_OBJECT_BYTES);
  const name = request.query.get('name') ?? '';
  const plainName = name.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(-80) || 'file';
  const key = `${uploadPrefix(callerId)}${randomUUID().slice(0, 8)}-${plainName}`;
  // What a form-sending client (curl's default) says of itself tells nothing about the file.
  const type = request.headers['content-type'];
  const ContentType = type?.startsWith('application/x-www-form-urlencoded') ? undefined : type;
  await storage.putObject(filesBucket, key, body, { ContentType });
  return jsonApiReply(201, { key });
}

/** A result by its signed link: the bucket allows no other origin to read, so the page asks here. */
async function passResult(origin: string, link: string): Promise<ApiReply> {
  if (!link.startsWith(`${origin}/`)) return jsonApiReply(400, { message: `url must begin with ${origin}/` });
  const found = await fetch(link);
  // As text, whatever its type: under the page's own address, a file of a job must not run as a page.
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' };
  return { status: found.status, headers, body: await found.text() };
}
