/** The app refused to synthesize; the message is what it said, in the language it was asked in. */
export class SynthesisError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SynthesisError';
  }
}
