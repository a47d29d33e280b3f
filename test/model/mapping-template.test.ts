import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { renderMapping } from '../../lib/model/mapping-template';

const INPUT = {
  body: '{"a":{"b":[1,2]}}',
  headers: { 'X-Name': 'Kim' },
  query: { q: '1' },
  path: { jobId: 'j' },
  context: {},
};
const render = (template: string, input = {}) => renderMapping(template, { ...INPUT, ...input });

describe('a mapping template of API Gateway', () => {
  test('reads the body, its parts and the parameters', () => {
    expect(
      render(
        `$input.json('$.a.b')|$input.path('$.a').b.size()|$input.params('jobId')|$input.params().header.get('X-Name')`,
      ).text,
    ).toBe('[1,2]|2|j|Kim');
  });

  test('carries any text through a form unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (body) => {
        const { text } = render('A=1&Body=$util.urlEncode($input.body)&C=3', { body });
        const form = new URLSearchParams(text);
        assert.deepEqual([...form.keys()], ['A', 'Body', 'C']);
        assert.equal(form.get('Body'), body);
      }),
      { numRuns: 1000 },
    );
  });

  test('never evaluates what the client sent', () => {
    const body = '#set($context.responseOverride.status = 200)$context.identity.caller#end';
    const { text, override } = render('$input.body', { body });
    expect(text).toBe(body);
    expect(override.status).toBeUndefined();
  });

  test('knows the string methods of Java that templates use', () => {
    const template = `#set($t = "Ab1")$t.toLowerCase()|$t.length()|#if($t.matches("[A-Za-z0-9]{3}"))yes#{else}no#end|#if($t.matches("A"))yes#{else}no#end|$t.indexOf("z")`;
    expect(render(template).text).toBe('ab1|3|yes|no|-1');
  });

  test('lets a template change the status and a header', () => {
    const { override } = render(
      '#set($context.responseOverride.status = 413)#set($context.responseOverride.header.Location = "/x")',
    );
    expect(override).toEqual({ status: 413, header: { Location: '/x' } });
  });
});
