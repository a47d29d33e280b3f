import type { SQSEvent, SQSRecord } from 'aws-lambda';
import type { ReceivedMessage } from '../../../lib/async/domain/queue-message';

/** Messages as the event source mapping hands them to a function. */
export function sqsEvent(messages: readonly ReceivedMessage[]): SQSEvent {
  return { Records: messages.map(recordOf) };
}

function recordOf({ messageId, receiptHandle, body, receiveCount, attributes }: ReceivedMessage): SQSRecord {
  return {
    messageId,
    receiptHandle,
    body,
    attributes: {
      ApproximateReceiveCount: String(receiveCount),
      SentTimestamp: '1795000000000',
      SenderId: 'AROAEXAMPLE:submit-job',
      ApproximateFirstReceiveTimestamp: '1795000000001',
    },
    messageAttributes: Object.fromEntries(
      Object.entries(attributes).map(([name, stringValue]) => [name, { stringValue, dataType: 'String' }]),
    ),
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:ap-southeast-2:111111111111:Async-Jobs',
    awsRegion: 'ap-southeast-2',
  };
}
