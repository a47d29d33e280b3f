import { randomUUID } from 'node:crypto';

/** The parameters of SendMessage, with the SDK's names. */
export interface SendMessageInput {
  readonly MessageBody: string;
  readonly MessageGroupId?: string;
  readonly DelaySeconds?: number;
  readonly MessageAttributes: Readonly<Record<string, { readonly DataType: string; readonly StringValue?: string }>>;
}

export interface ServiceReply {
  readonly status: number;
  readonly body: string;
}

/**
 * Answers a call of SQS's query protocol as SQS would: a form with an Action. Only SendMessage is known; API Gateway's
 * integrations of the patterns make no other call.
 *
 * @param send - sends to the queue the integration names; returns the message's id
 */
export async function callSqs(
  form: string,
  send: (input: SendMessageInput) => Promise<{ readonly messageId: string; readonly bodyMd5: string }>,
): Promise<ServiceReply> {
  const fields = new URLSearchParams(form.trim());
  const action = fields.get('Action');
  if (action === null) return sqsError('MissingAction', 'The request must contain the parameter Action.');
  if (action !== 'SendMessage')
    return sqsError('InvalidAction', `The action ${action} is not valid for this endpoint.`);
  const body = fields.get('MessageBody');
  if (!body) return sqsError('MissingParameter', 'The request must contain the parameter MessageBody.');

  const groupId = fields.get('MessageGroupId');
  const delay = fields.get('DelaySeconds');
  try {
    const { messageId, bodyMd5 } = await send({
      MessageBody: body,
      MessageAttributes: attributesOf(fields),
      ...(groupId && { MessageGroupId: groupId }),
      ...(delay && { DelaySeconds: Number(delay) }),
    });
    return {
      status: 200,
      body: JSON.stringify({
        SendMessageResponse: {
          ResponseMetadata: { RequestId: randomUUID() },
          SendMessageResult: {
            MD5OfMessageAttributes: null,
            MD5OfMessageBody: bodyMd5,
            MD5OfMessageSystemAttributes: null,
            MessageId: messageId,
            SequenceNumber: null,
          },
        },
      }),
    };
  } catch (error) {
    const { name, message, $metadata } = error as Error & { readonly $metadata?: { readonly httpStatusCode?: number } };
    return sqsError(name, message, $metadata?.httpStatusCode ?? 500);
  }
}

function attributesOf(fields: URLSearchParams): SendMessageInput['MessageAttributes'] {
  const attributes: Record<string, { DataType: string; StringValue?: string }> = {};
  for (let number = 1; fields.has(`MessageAttribute.${number}.Name`); number++) {
    const prefix = `MessageAttribute.${number}`;
    const text = fields.get(`${prefix}.Value.StringValue`);
    attributes[fields.get(`${prefix}.Name`)!] = {
      DataType: fields.get(`${prefix}.Value.DataType`) ?? 'String',
      ...(text !== null && { StringValue: text }),
    };
  }
  return attributes;
}

function sqsError(code: string, message: string, status = 400): ServiceReply {
  const error = { Code: code, Message: message, Type: status < 500 ? 'Sender' : 'Receiver' };
  return { status, body: JSON.stringify({ Error: error, RequestId: randomUUID() }) };
}
