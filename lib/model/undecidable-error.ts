/**
 * What a model cannot judge: a type, an element or a request it does not know. Proofs let it through as a failure, for what
 * cannot be read proves nothing.
 */
export class UndecidableError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UndecidableError';
  }
}
