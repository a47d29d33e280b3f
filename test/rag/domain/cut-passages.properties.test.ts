import fc from 'fast-check';
import { type CutPassage, passagesOf } from '../../../lib/rag/domain/cut-passages';
import type { ParsedDocument } from '../../../lib/rag/domain/parsed-document';
import { LARGEST_HEADER, LARGEST_OVERLAP, LARGEST_PASSAGE, sizeOf } from '../../../lib/rag/domain/passage-size';
import { rowText } from '../../../lib/rag/domain/table-text';
import { DOCUMENT } from './random-document';

const letters = (text: string) => text.replace(/\s/g, '');
const own = ({ text, repeated }: CutPassage) => text.slice(repeated);
const RUNS = { numRuns: 200 };

function holds(claim: (passages: readonly CutPassage[], document: ParsedDocument) => boolean): void {
  fc.assert(
    fc.property(DOCUMENT, (document) => claim([...passagesOf(document)], document)),
    RUNS,
  );
}

describe('passages of any document', () => {
  it('are all of its text, in order, once what is repeated is left out; a heading stands above its text, or in it', () => {
    holds((passages, { blocks }) => {
      const found = passages.map(own).map(letters).join('');
      const headings = new Set(passages.flatMap((passage) => passage.headings.map(letters)));
      // A line may be a heading and the beginning of the next one as well: all the places that the text before can end at.
      let places = new Set([0]);
      for (const block of blocks) {
        const texts = block.kind === 'table' ? [block.header, ...block.rows].map(rowText) : [block.text];
        for (const text of texts.flatMap((each) => each.split('\n')).map(letters)) {
          const inText = [...places]
            .filter((place) => found.startsWith(text, place))
            .map((place) => place + text.length);
          places = new Set(headings.has(text) ? [...inText, ...places] : inText);
        }
      }
      return places.has(found.length);
    });
  });

  it('are numbered from 0 and no larger than one may be', () => {
    holds((passages) =>
      passages.every(
        ({ ordinal, text }, index) => ordinal === index && sizeOf(text) <= LARGEST_PASSAGE && letters(text) !== '',
      ),
    );
  });

  it('repeat the end of the one before, no more than allowed, under the same headings; or the header of a table', () => {
    holds((passages, { blocks }) => {
      const headers = blocks.flatMap((block) => (block.kind === 'table' ? [rowText(block.header)] : []));
      return passages.every(({ text, repeated, headings }, index) => {
        if (repeated === 0) return true;
        const before = passages[index - 1];
        const lead = text.slice(0, repeated);
        if (!before || String(before.headings) !== String(headings)) return false;
        if (headers.includes(lead)) return sizeOf(lead) <= LARGEST_HEADER;
        return before.text.endsWith(lead) && before.text.length > lead.length && sizeOf(lead) <= LARGEST_OVERLAP;
      });
    });
  });

  it('are the same when they are cut again', () => {
    holds((passages, document) => JSON.stringify([...passagesOf(document)]) === JSON.stringify(passages));
  });

  it('never end in the middle of what a person takes for a letter', () => {
    const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    holds((passages, { blocks }) => {
      const whole = new Set<string>();
      for (const block of blocks) {
        const text = block.kind === 'table' ? [block.header, ...block.rows].map(rowText).join('\n') : block.text;
        for (const line of text.split('\n'))
          for (const { segment } of segmenter.segment(line)) whole.add(segment.trim());
      }
      return passages.every(({ text }) =>
        text
          .split('\n')
          .every((line) => [...segmenter.segment(line)].every(({ segment }) => whole.has(segment.trim()))),
      );
    });
  });

  it('begin on the page of their first text', () => {
    holds((passages, { blocks }) => {
      const pages = new Set(blocks.map(({ page }) => page));
      return passages.every(({ page }) => pages.has(page));
    });
  });
});
