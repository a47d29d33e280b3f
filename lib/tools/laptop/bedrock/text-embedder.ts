/** Puts texts into a space of vectors, for an endpoint that plays an embedding model. */
export interface TextEmbedder {
  /** What it can be called by, so that its vectors are never taken for those of the model that it stands in for. */
  readonly id: string;
  /** Who really makes the vectors, for people to read. */
  readonly name: string;
  /** @returns a vector of length one for each text */
  embed(texts: readonly string[], dimension: number): Promise<number[][]>;
}
