import { kindOf } from '../../../lib/rag/domain/document-kinds';
import { REFUSALS } from '../../../lib/rag/domain/refusals';

describe('what a name promises', () => {
  it.each([
    ['취업규칙.pdf', 'pdf'],
    ['취업규칙.pdf'.normalize('NFD'), 'pdf'],
    ['notes.v2.MD', 'markdown'],
    ['page.htm', 'html'],
    ['보고서.hwpx', 'hwpx'],
    ['보고서.HWP', 'hwp'],
    ['a.docx ', 'docx'],
    ['a.doc', undefined],
    ['pdf', undefined],
    ['a.pdf/b', undefined],
    ['a.pdf.exe', undefined],
    ['.constructor', undefined],
    ['', undefined],
  ])('is, of %j, %s', (name, kind) => {
    expect(kindOf(name)).toBe(kind);
  });
});

describe('what is said of a refused document', () => {
  it.each(Object.entries(REFUSALS))('names the fault and what to do, in both languages: %s', (_, { title, detail }) => {
    for (const said of [title, detail]) {
      expect(said.en).toMatch(/^[A-Z][^가-힣]+\.$/);
      expect(said.ko).toMatch(/[가-힣].*\.$/);
      expect(said.ko).not.toMatch(/undefined|NaN/);
    }
    expect(detail.ko).toMatch(/세요\.$/);
  });
});
