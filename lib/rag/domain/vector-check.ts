import type { PassageIndex } from './passage-store';

/**
 * Before a vector is sent anywhere: what a store makes of a wrong one is an error at best.
 *
 * @param what - whose vector it is, for the message
 * @throws Error when an index cannot hold it
 */
export function checkVector(index: PassageIndex, vector: readonly number[], what: string): void {
  const wrong = wrongness(index.dimension, vector);
  if (wrong) throw new Error(`The vector of ${what} ${wrong}: ${index.name} is of ${index.embeddingModel}`);
}

function wrongness(dimension: number, vector: readonly number[]): string | undefined {
  if (vector.length !== dimension) return `has ${vector.length} numbers and not ${dimension}`;
  // Stores keep 32 bits of a number.
  const odd = vector.findIndex((number) => !Number.isFinite(Math.fround(number)));
  if (odd !== -1) return `has ${vector[odd]} at ${odd}`;
  // It points nowhere, so that nothing is near it.
  if (vector.every((number) => Math.fround(number) === 0)) return 'is all zeros';
  return undefined;
}
