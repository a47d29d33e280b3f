import { callSqs, type SendMessageInput } from '../../../../lib/tools/laptop/api/send-message-form';

const sent: SendMessageInput[] = [];
const send = async (input: SendMessageInput) => {
  sent.push(input);
  return { messageId: 'id-1', bodyMd5: 'md5' };
};

beforeEach(() => {
  sent.length = 0;
});

describe('SQS as an integration calls it', () => {
  test('sends the body and every attribute of the form', async () => {
    const form = new URLSearchParams({
      Action: 'SendMessage',
      MessageBody: '{"a":"b&c"}',
      MessageGroupId: 'AIDA',
      'MessageAttribute.1.Name': 'JobId',
      'MessageAttribute.1.Value.DataType': 'String',
      'MessageAttribute.1.Value.StringValue': 'job-00001',
    });
    const { status, body } = await callSqs(form.toString(), send);
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ SendMessageResponse: { SendMessageResult: { MessageId: 'id-1' } } });
    expect(sent).toEqual([
      {
        MessageBody: '{"a":"b&c"}',
        MessageGroupId: 'AIDA',
        MessageAttributes: { JobId: { DataType: 'String', StringValue: 'job-00001' } },
      },
    ]);
  });

  test.each([
    ['', 'MissingAction'],
    ['Action=PurgeQueue', 'InvalidAction'],
    ['Action=SendMessage', 'MissingParameter'],
  ])('refuses the form "%s" with %s and sends nothing', async (form, code) => {
    const { status, body } = await callSqs(form, send);
    expect(status).toBe(400);
    expect(JSON.parse(body)).toMatchObject({ Error: { Code: code } });
    expect(sent).toEqual([]);
  });

  test('passes on the queue’s own refusal', async () => {
    const { status, body } = await callSqs('Action=SendMessage&MessageBody=x', async () => {
      throw Object.assign(new Error('Message must be shorter'), {
        name: 'InvalidParameterValue',
        $metadata: { httpStatusCode: 400 },
      });
    });
    expect([status, JSON.parse(body).Error.Code]).toEqual([400, 'InvalidParameterValue']);
  });
});
