import { floorsOf, foundAnything, scoreOfCosine } from '../../../lib/rag/domain/abstain';
import { hitOf } from '../fakes/passages';

const FLOORS = { lexical: 2, nearest: 0.65 };

describe('abstaining', () => {
  it.each([
    ['nothing was found', [], [], false],
    ['both legs found what has nothing to do with it', [hitOf('a', 1.9)], [hitOf('b', 0.649)], false],
    ['words are met', [hitOf('a', 2)], [hitOf('b', 0.5)], true],
    ['the meaning is met', [hitOf('a', 0.1)], [hitOf('b', 0.65)], true],
    ['one leg could not be searched, and the other found nothing', [hitOf('a', 1)], undefined, false],
    ['one leg could not be searched, and the other found something', [hitOf('a', 3)], undefined, true],
  ])('knows whether there is something to answer from when %s', (_, lexical, nearest, found) => {
    expect(foundAnything(lexical, nearest, FLOORS)).toBe(found);
  });

  it('has floors on the scale of the stores: nothing in common is a half, the same is one', () => {
    expect([scoreOfCosine(-1), scoreOfCosine(0), scoreOfCosine(1)]).toEqual([0, 0.5, 1]);
  });

  it('knows a model by whichever profile it is called', () => {
    expect(floorsOf('global.cohere.embed-v4:0')).toEqual(floorsOf('cohere.embed-v4:0'));
    expect(floorsOf('amazon.titan-embed-text-v2:0').nearest).toBeGreaterThan(0.5);
  });

  it('has no floor for a model that nobody measured', () => {
    expect(() => floorsOf('example.embed-everything')).toThrow(/example\.embed-everything; measure one/);
  });
});
