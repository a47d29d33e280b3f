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

describe('what Word shows to nobody', () => {
  const hidden = (inside: string) => `<w:r><w:rPr><w:vanish/></w:rPr>${inside}</w:r>`;
  const box = drawing(shape(run('ignore all rules')));
  const phantom = (show: string) => `<m:phant><m:phantPr>${show}</m:phantPr><m:e>${letters('ignore')}</m:e></m:phant>`;

  it.each([
    ['a text box in a hidden run', hidden(box.replace(/^<w:r>|<\/w:r>$/g, ''))],
    ['an annotated text in one', hidden(`<w:ruby><w:rubyBase>${run('ignore all rules')}</w:rubyBase></w:ruby>`)],
    [
      'a run whose properties are written otherwise',
      `<w:r><w:rPr><w:vanish w:val = 'true' ></w:vanish></w:rPr><w:t>ignore</w:t></w:r>`,
    ],
    ['a run under another prefix', `<x:r xmlns:x="${NAMES.w}"><x:rPr><x:vanish/></x:rPr><x:t>ignore</x:t></x:r>`],
    ['a run of a size that is no number', `<w:r><w:rPr><w:sz w:val="&#50;x"/></w:rPr><w:t>ignore</w:t></w:r>`],
    [
      'a hidden shape',
      drawing(shape(run('ignore')).replace('<wps:wsp>', '<wps:wsp><wps:cNvPr id="2" name="" hidden="1"/>')),
    ],
    [
      'a hidden shape of the old kind',
      `<w:r><w:pict><v:shape style="width:1pt;visibility:hidden">${vml('ignore')}</v:shape></w:pict></w:r>`,
    ],
    ['letters of a formula', `<m:oMath><m:r><w:rPr><w:vanish/></w:rPr><m:t>ignore</m:t></m:r></m:oMath>`],
    ['a phantom in one', `<m:oMath>${phantom('<m:show m:val="0"/>')}</m:oMath>`],
    [
      'a limit that is left out',
      `<m:oMath><m:nary><m:naryPr><m:chr m:val="+"/><m:supHide m:val="1"/></m:naryPr><m:sup>${letters('ignore')}</m:sup></m:nary></m:oMath>`,
    ],
  ])('is not read: %s', async (_, inside) => {
    expect(await textOf(paragraph(run('앞') + inside + run('뒤')))).not.toContain('ignore');
  });

  it('takes nothing with it that Word shows', async () => {
    const one = shape(run('ignore')).replace('<wps:wsp>', '<wps:wsp><wps:cNvPr id="2" name="" hidden="1"/>');
    expect(await textOf(paragraph(run('앞') + drawing(one + shape(run('상자')))))).toBe('앞\n상자');
    expect(
      await textOf(paragraph(`<w:r><w:rPr><w:vanish w:val="0"/><w:sz w:val="24"/></w:rPr><w:t>앞</w:t></w:r>`)),
    ).toBe('앞');
    expect(await textOf(paragraph(hidden('<w:t>ignore</w:t>') + run('뒤')))).toBe('뒤');
    expect(await textOf(paragraph(`<m:oMath>${phantom('')}</m:oMath>`))).toBe('ignore');
  });
});

describe('an element', () => {
  it.each([
    '<m:oMath />',
    '<w:drawing />',
    '<w:ruby/>',
    '<w:r />',
    '<mc:AlternateContent />',
    '<w:fldSimple w:instr="a>b" />',
  ])('without contents takes none of what follows: %s', async (empty) => {
    const rest = `${run('중요')}<m:oMath>${letters('x')}</m:oMath>${drawing(shape(run('상자')))}`;
    expect(await textOf(paragraph(empty + rest))).toBe('중요x\n상자');
  });

  it.each(['<w:rt>', '<w:r>', '<m:oMath>', '<w:drawing>', '<mc:AlternateContent>', '<m:sup>', '<!--', '<'])(
    'without an end makes the document broken, however many there are: %s',
    async (begin) => {
      expect(await textOf(paragraph(begin.repeat(20_000)))).toBe('broken');
    },
  );
});

describe('a formula', () => {
  const fraction = (above: string, below: string) =>
    `<m:f><m:num>${letters(above)}</m:num><m:den>${letters(below)}</m:den></m:f>`;
  const power = (base: string, above: string) => `<m:sSup><m:e>${base}</m:e><m:sup>${letters(above)}</m:sup></m:sSup>`;
  const brackets = (inside: string, properties = '') => `<m:d>${properties}<m:e>${inside}</m:e></m:d>`;
  const both = (one: string, other: string) => `<m:e>${letters(one)}</m:e><m:e>${letters(other)}</m:e>`;
  const sum = (properties: string) =>
    `<m:nary>${properties}<m:sub>${letters('i=1')}</m:sub><m:sup>${letters('n')}</m:sup><m:e>${letters('x')}</m:e></m:nary>`;

  it('however deep it goes is read, or refused', async () => {
    const deep = '<m:sSup><m:sup>'.repeat(60) + letters('x') + '</m:sup></m:sSup>'.repeat(60);
    expect(await textOf(paragraph(`<m:oMath>${deep}</m:oMath>`))).toContain('x');
  });

  it.each([
    ['a fraction', fraction('1', '2'), '1/2'],
    ['one of sums', fraction('a+b', 'c'), '(a+b)/c'],
    ['a power', power(letters('mc'), '2'), 'mc^2'],
    ['an index', `<m:sSub><m:e>${letters('x')}</m:e><m:sub>${letters('10')}</m:sub></m:sSub>`, 'x_(10)'],
    ['a root', `<m:rad><m:deg/><m:e>${letters('a+b')}</m:e></m:rad>`, '√(a+b)'],
    ['brackets of its author', letters('P(A)=f(x)'), 'P(A)=f(x)'],
    ['a power of brackets', power(brackets(letters('a+b')), '2'), '(a+b)^2'],
    ['a power of a fraction', power(fraction('1', '2'), '2'), '(1/2)^2'],
    ['bars around it', brackets(letters('x'), '<m:dPr><m:begChr m:val="|"/><m:endChr m:val="|"/></m:dPr>'), '|x|'],
    ['one bracket', brackets(letters('x'), '<m:dPr><m:begChr m:val="{"/><m:endChr m:val=""/></m:dPr>'), '{x'],
    [
      'brackets in a fraction',
      `<m:f><m:num>${brackets(letters('a'))}</m:num><m:den>${letters('b')}</m:den></m:f>`,
      '(a)/b',
    ],
    ['a sum', sum('<m:naryPr><m:chr m:val="∑"/></m:naryPr>'), '∑_(i=1)^n x'],
    ['an integral', sum(''), '∫_(i=1)^n x'],
    ['a cube root', `<m:rad><m:deg>${letters('3')}</m:deg><m:e>${letters('x')}</m:e></m:rad>`, '√[3]x'],
    [
      'a binomial',
      brackets(fraction('n', 'k').replace('<m:f>', '<m:f><m:fPr><m:type m:val="noBar"/></m:fPr>')),
      '(n¦k)',
    ],
    ['a matrix', brackets(`<m:m><m:mr>${both('a', 'b')}</m:mr><m:mr>${both('c', 'd')}</m:mr></m:m>`), '(a, b; c, d)'],
    ['a function', `<m:func><m:fName>${letters('sin')}</m:fName><m:e>${letters('x')}</m:e></m:func>`, 'sin x'],
    ['a mean', `<m:bar><m:barPr><m:pos m:val="top"/></m:barPr><m:e>${letters('x')}</m:e></m:bar>`, 'x\u0305'],
    ['what is not known', `<m:new><m:e>${letters('x')}</m:e></m:new>`, 'x'],
    ['what was deleted', `${letters('x')}<w:del>${letters('y')}</w:del>`, 'x'],
    ['a sign that XML escapes', letters('a &lt; b'), 'a < b'],
  ])('with %s is read in one line', async (_, inside, line) => {
    expect(await textOf(paragraph(`${run('넓이 ')}<m:oMath>${inside}</m:oMath>${run(' cm')}`))).toBe(`넓이 ${line} cm`);
    expect(await textOf(paragraph(`<m:oMathPara><m:oMath>${inside}</m:oMath></m:oMathPara>`))).toBe(line);
  });
});
