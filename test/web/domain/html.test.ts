import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { html } from '../../../lib/web/domain/html';

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '&',
        '&amp;',
        '&#60;',
        '</p>',
        '<script>',
        '-->',
        ']]>',
        '=',
        ' ',
        '`',
        '${1}',
        'onload=x',
      ),
    )
    .map((parts) => parts.join('')),
);

test('whatever is put into a template is text where it stands, and nothing else', () => {
  fc.assert(
    fc.property(hostile, hostile, (text, value) => {
      const fragment = parseFragment(String(html`<p title="${value}">${text}</p><hr>`));
      assert.equal(fragment.childNodes.length, 2);
      const [p] = fragment.childNodes as DefaultTreeAdapterTypes.Element[];
      // A parser reads line ends as one kind and leaves out NUL; no entry has either.
      const read = (written: string) => written.replace(/\r\n?/g, '\n').replaceAll('\0', '');
      assert.deepEqual(p!.attrs, [{ name: 'title', value: value.replace(/\r\n?/g, '\n').replaceAll('\0', '\ufffd') }]);
      const inside = p!.childNodes as DefaultTreeAdapterTypes.TextNode[];
      assert.equal(inside.map(({ value: each }) => each).join(''), read(text));
    }),
    { numRuns: 2000 },
  );
});

test('a template within a template is not escaped twice, and what is absent leaves nothing', () => {
  const list = ['a&b', '<i>'].map((text) => html`<li>${text}</li>`);
  expect(String(html`<ul>${list}</ul>${undefined}${false}${0}`)).toBe('<ul><li>a&amp;b</li><li>&lt;i&gt;</li></ul>0');
});
