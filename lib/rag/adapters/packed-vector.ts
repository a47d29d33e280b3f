/** A vector as bytes of single precision, which an embedding model does not exceed: a fifth of what its digits take. */
export function packVector(vector: readonly number[]): Uint8Array {
  return new Uint8Array(Float32Array.from(vector).buffer);
}

export function unpackVector(bytes: Uint8Array): number[] {
  // Copied: bytes of a reply begin anywhere, and numbers only at every fourth.
  return [...new Float32Array(Uint8Array.from(bytes).buffer)];
}
