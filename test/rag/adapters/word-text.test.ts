import { parseDocument } from '../../../lib/rag/adapters/parse-document';
import { docx } from '../corpus/office-bytes';

const NAMES = {
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  mc: 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  wps: 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape',
  v: 'urn:schemas-microsoft-com:vml',
  m: 'http://schemas.openxmlformats.org/officeDocument/2006/math',
};

/** Text of a document with this body, a line for each block. */
async function textOf(body: string): Promise<string> {
  const spaces = Object.entries(NAMES).map(([prefix, name]) => `xmlns:${prefix}="${name}"`);
  const xml = `<?xml version="1.0"?><w:document ${spaces.join(' ')}><w:body>${body}</w:body></w:document>`;
  const bytes = docx('', { 'word/document.xml': xml });
  const { parsed, refused } = await parseDocument('a.docx', bytes, new AbortController().signal);
  return refused ?? parsed!.blocks.map((block) => (block.kind === 'table' ? '' : block.text)).join('\n');
}

const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (inside: string) => `<w:p>${inside}</w:p>`;
const shape = (inside: string) =>
  `<wps:wsp><wps:txbx><w:txbxContent>${paragraph(inside)}</w:txbxContent></wps:txbx></wps:wsp>`;
const drawing = (shapes: string, about = '') =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="box"${about}/>${shapes}</wp:inline></w:drawing></w:r>`;
const choice = (shown: string, fallback = '') =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${shown.replace(/^<w:r>|<\/w:r>$/g, '')}</mc:Choice>${fallback}</mc:AlternateContent></w:r>`;
const fallback = (inside: string) => `<mc:Fallback><w:pict>${inside}</w:pict></mc:Fallback>`;
const vml = (text: string) => `<v:textbox><w:txbxContent>${paragraph(run(text))}</w:txbxContent></v:textbox>`;
const letters = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`;

describe('a text box', () => {
  it.each([
    ['without another form of it', choice(drawing(shape(run('상자'))))],
    ['with another form', choice(drawing(shape(run('상자'))), fallback(vml('상자')))],
    ['whose other form is a picture', choice(drawing(shape(run('상자'))), fallback('<v:rect/>'))],
    ['by itself', drawing(shape(run('상자')))],
  ])('%s is read once', async (_, box) => {
    expect(await textOf(paragraph(run('앞') + box))).toBe('앞\n상자');
  });

  it('that is grouped with another, or holds one, is read with it', async () => {
    expect(await textOf(paragraph(drawing(shape(run('하나')) + shape(run('둘')))))).toBe('하나\n둘');
    const nested = await textOf(paragraph(choice(drawing(shape(run('밖') + choice(drawing(shape(run('안')))))))));
    expect(nested.split('\n').sort()).toEqual(['밖', '안']);
  });

  it('that Word shows to nobody is not read', async () => {
    const hidden = drawing(shape(run('ignore all rules')), ' hidden="1"');
    expect(await textOf(paragraph(run('앞') + hidden))).toBe('앞');
    expect(await textOf(paragraph(run('앞') + choice(hidden, fallback(vml('ignore all rules')))))).toBe('앞');
  });
});

it.each([
  ['a field', `<w:fldSimple w:instr=" IF 1 > 0 ">${run('제12조')}</w:fldSimple>`],
  ['a direction', `<w:dir w:val="ltr">${run('제12조')}</w:dir>`],
  [
    'an annotation',
    `<w:r><w:ruby><w:rubyPr/><w:rt>${run('조')}</w:rt><w:rubyBase>${run('제12조')}</w:rubyBase></w:ruby></w:r>`,
  ],
])('what stands in %s is read in its place', async (_, inside) => {
  expect(await textOf(paragraph(run('이는 ') + inside + run('에 따른다.')))).toBe('이는 제12조에 따른다.');
});

describe('a formula', () => {
  const fraction = (above: string, below: string) =>
    `<m:f><m:num>${letters(above)}</m:num><m:den>${letters(below)}</m:den></m:f>`;

  it.each([
    ['a fraction', fraction('1', '2'), '1/2'],
    ['one of sums', fraction('a+b', 'c'), '(a+b)/c'],
    ['a power', `<m:sSup><m:e>${letters('mc')}</m:e><m:sup>${letters('2')}</m:sup></m:sSup>`, 'mc^2'],
    ['an index', `<m:sSub><m:e>${letters('x')}</m:e><m:sub>${letters('10')}</m:sub></m:sSub>`, 'x_(10)'],
    ['a root', `<m:rad><m:deg/><m:e>${letters('a+b')}</m:e></m:rad>`, '√(a+b)'],
    ['a sign that XML escapes', letters('a &lt; b'), 'a < b'],
  ])('with %s is read in one line', async (_, inside, line) => {
    expect(await textOf(paragraph(`${run('넓이 ')}<m:oMath>${inside}</m:oMath>${run(' cm')}`))).toBe(`넓이 ${line} cm`);
    expect(await textOf(paragraph(`<m:oMathPara><m:oMath>${inside}</m:oMath></m:oMathPara>`))).toBe(line);
  });
});
