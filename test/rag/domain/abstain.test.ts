import { foundAnything, nearestFloorOf, scoreOfCosine } from '../../../lib/rag/domain/abstain';
import { hitOf } from '../fakes/passages';

describe('abstaining', () => {
  it.each([
    ['nothing was found', [], [], false],
    ['no word is met, and nothing is near', [], [hitOf('b', 0.649)], false],
    ['a word is met', [hitOf('a', 0.1)], [hitOf('b', 0.5)], true],
    ['the meaning is met', [], [hitOf('a', 0.65), hitOf('b', 0.5)], true],
    ['one leg could not be searched, and the other found nothing', [], undefined, false],
    ['words could not be searched, and nothing is near', undefined, [hitOf('a', 0.5)], false],
    ['one leg could not be searched, and the other found something', [hitOf('a', 3)], undefined, true],
  ])('knows whether there is something to answer from when %s', (_, lexical, nearest, found) => {
    expect(foundAnything(lexical, nearest, 0.65)).toBe(found);
  });

  it('has floors on the scale of the stores: nothing in common is a half, the same is one', () => {
    expect([scoreOfCosine(-1), scoreOfCosine(0), scoreOfCosine(1)]).toEqual([0, 0.5, 1]);
  });

  it('knows a model by whichever profile it is called', () => {
    expect(nearestFloorOf('global.cohere.embed-v4:0')).toEqual(nearestFloorOf('cohere.embed-v4:0'));
    expect(nearestFloorOf('amazon.titan-embed-text-v2:0')).toBeGreaterThan(0.5);
  });

  it('has no floor for a model that nobody measured', () => {
    expect(() => nearestFloorOf('example.embed-everything')).toThrow(/example\.embed-everything; measure one/);
  });
});
