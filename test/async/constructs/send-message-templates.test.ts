import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import {
  ACCEPTED_TEMPLATE,
  REFUSED_TEMPLATE,
  SEND_MESSAGE_TEMPLATE,
} from '../../../constructs/async/send-message-templates';
import { renderMapping } from '../../../lib/model/mapping-template';

const CALLER = 'AROAEXAMPLE:minji@example.com';

function render(template: string, body: string, headers: Record<string, string>) {
  const context = { identity: { caller: CALLER }, path: '/v1/jobs' };
  return renderMapping(template, { body, headers, query: { 'Idempotency-Key': 'from-the-query' }, path: {}, context });
}

/** What SQS reads out of the form, the last of a repeated name included, so that an injected parameter shows. */
function formOf(body: string, headers: Record<string, string>): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(render(SEND_MESSAGE_TEMPLATE, body, headers).text)) {
    fields[name] ??= [];
    fields[name].push(value);
  }
  return fields;
}

function messageOf(body: string): Record<string, string[]> {
  return {
    Action: ['SendMessage'],
    MessageBody: [body],
    MessageGroupId: [CALLER],
    'MessageAttribute.1.Name': ['JobId'],
    'MessageAttribute.1.Value.DataType': ['String'],
    'MessageAttribute.1.Value.StringValue': ['order-0001'],
    'MessageAttribute.2.Name': ['Owner'],
    'MessageAttribute.2.Value.DataType': ['String'],
    'MessageAttribute.2.Value.StringValue': [CALLER],
    'MessageAttribute.3.Name': ['Type'],
    'MessageAttribute.3.Value.DataType': ['String'],
    'MessageAttribute.3.Value.StringValue': ['job'],
  };
}

const KEY = { 'Idempotency-Key': 'order-0001' };

test.each([
  ['an ampersand', '{"csv":"a&Action=DeleteQueue&MessageBody=x"}'],
  ['an attribute of its own', '{"a":"&MessageAttribute.2.Value.StringValue=AIDASOMEBODYELSE"}'],
  ['plus, percent and equals', '{"csv":"1+1=2 100%25"}'],
  ['quotes and line breaks', '{"text":"\\"quoted\\"\\n"}\r\n'],
  ['what VTL would read as code', '{"text":"$context.identity.caller #set($x=1) #end"}'],
  ['Korean and emoji', '{"text":"주문 확인 🧾"}'],
])('queues a body with %s exactly as it came', (_, body) => {
  expect(formOf(body, KEY)).toEqual(messageOf(body));
});

test('queues any body exactly as it came, and nothing beside it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const body = JSON.stringify({ kind: 'bulk', csv: text });
      assert.deepEqual(formOf(body, KEY), messageOf(body));
    }),
    { numRuns: 1000 },
  );
});

test.each([['idempotency-key'], ['Idempotency-Key'], ['IDEMPOTENCY-KEY']])(
  'reads the key from the header %s',
  (name) => {
    expect(formOf('{}', { [name]: 'order-0001' })['MessageAttribute.1.Value.StringValue']).toEqual(['order-0001']);
  },
);

test('sets owner and type itself, whatever headers the client sends', () => {
  const headers = {
    ...KEY,
    Owner: 'AIDASOMEBODYELSE',
    Type: 'bulk-chunk',
    'MessageAttribute.2.Value.StringValue': 'x',
  };
  expect(formOf('{}', headers)).toEqual(messageOf('{}'));
});

test.each([
  ['too short', 'short'],
  ['too long', 'x'.repeat(65)],
  ['a parameter in disguise', 'order-0001&Action=PurgeQueue'],
  ['a line break', 'order-0001\r\nOwner: x'],
  ['a path', '../../order-1'],
  ['empty', ''],
])('makes a call without a message of a key that is %s', (_, key) => {
  expect(formOf('{}', { 'Idempotency-Key': key })).toEqual({ Action: ['SendMessage'] });
});

test('never puts an invalid key into a message', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (key) => {
      const { MessageBody, ['MessageAttribute.1.Value.StringValue']: ids } = formOf('{}', { 'Idempotency-Key': key });
      if (/^[A-Za-z0-9_-]{8,64}$/.test(key)) assert.deepEqual(ids, [key]);
      else assert.equal(MessageBody, undefined);
    }),
    { numRuns: 1000 },
  );
});

test('ignores a key in the query, which the request validator does not look at', () => {
  expect(formOf('{}', {})).toEqual({ Action: ['SendMessage'] });
});

test('answers an accepted job with its id and where to ask for it', () => {
  const { text, override } = render(ACCEPTED_TEMPLATE, '{"SendMessageResponse":{}}', KEY);
  expect(JSON.parse(text)).toEqual({ jobId: 'order-0001', status: 'queued', statusUrl: '/jobs/order-0001' });
  expect(override.header).toEqual({ Location: '/v1/jobs/order-0001' });
});

test.each([
  ['{"Error":{"Code":"MissingParameter"}}', 400, 'invalid-idempotency-key'],
  ['{"Error":{"Message":"Reason: Message must be shorter than 1048576 bytes."}}', 413, 'request-too-large'],
  ['<ErrorResponse><Error><Code>InvalidMessageContents</Code></Error></ErrorResponse>', 400, 'unqueueable-body'],
])('answers the refusal %s with a problem', (refusal, status, code) => {
  const { text, override } = render(REFUSED_TEMPLATE, refusal, KEY);
  expect(JSON.parse(text)).toMatchObject({ status, code });
  expect(override.status ?? 400).toBe(status);
});
