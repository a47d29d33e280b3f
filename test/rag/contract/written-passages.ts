import type { EmbeddedPassage } from '../../../lib/rag/domain/passage';
import { passageId } from '../../../lib/rag/domain/passage';

export const DIMENSION = 8;

/** A passage that can be written. Its vector points along an axis, by its place in the document. */
export function written(text: string, over: Partial<EmbeddedPassage> = {}): EmbeddedPassage {
  const { documentId = 'document', generation = 'g1', ordinal = 0 } = over;
  return {
    id: passageId(documentId, generation, ordinal),
    tenant: 'team',
    documentId,
    generation,
    ordinal,
    title: 'Handbook',
    headings: [],
    text,
    vector: axis(ordinal),
    ...over,
  };
}

/** A vector that is at a right angle to those of other numbers. */
export function axis(number: number): number[] {
  return Array.from({ length: DIMENSION }, (_, index) => (index === number % DIMENSION ? 1 : 0));
}

/** Numbers below 1 that are the same in each run. */
export function* numbersFrom(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

export function anyVector(numbers: Iterator<number>): number[] {
  return Array.from({ length: DIMENSION }, () => numbers.next().value * 2 - 1);
}

/** What a score of nearness has to be. */
export function nearness(one: readonly number[], other: readonly number[]): number {
  const product = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, number, index) => sum + number * b[index]!, 0);
  return (1 + product(one, other) / Math.sqrt(product(one, one) * product(other, other))) / 2;
}
