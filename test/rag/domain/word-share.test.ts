import { wordShare } from '../../../lib/rag/domain/word-share';
import { hitOf } from '../fakes/passages';
import { Questions } from '../fakes/questions';

const share = (question: string, text: string, title = 'None') =>
  Number(wordShare(question, hitOf('a', 9, { text, title })).toFixed(3));

describe('the share of a question that the best passage says', () => {
  it.each([
    ['연차 휴가', '연차 휴가는 15일이다.', 1],
    ['연차 휴가', '연차는 15일이다.', 0.5],
    ['What does the blue TEA cost?', 'Tea costs one euro.', 0.167],
    ['아기를 돌보는 동안', '육아휴직은 1년까지 쓴다.', 0],
    ['?!', 'Tea', 0],
  ])('of %s in %s', (question, text, expected) => {
    expect(share(question, text)).toBe(expected);
  });

  it('counts what stands in the title, and nothing where nothing was found', () => {
    expect(share('tea prices', 'One euro.', 'Tea')).toBe(0.5);
    expect(wordShare('tea', undefined)).toBe(0);
  });
});

describe('a search by both', () => {
  const order = async (text: string) => {
    const lexical = [hitOf('words', 30, { text: '연차 휴가는 15일이다.' })];
    const asked = Object.assign(new Questions(), { lexical, nearest: [hitOf('meaning', 0.9)] });
    const sources = (await asked.ask(text)).find(({ kind }) => kind === 'sources');
    return sources?.kind === 'sources' ? sources.sources.map(({ documentId }) => documentId) : [];
  };

  it('goes by words where the passage says the question, and by meaning where it says a part of it', async () => {
    expect(await order('연차 휴가')).toEqual(['document-of-words', 'document-of-meaning']);
    expect(await order('연차 같은 쉬는 날')).toEqual(['document-of-meaning', 'document-of-words']);
  });
});
