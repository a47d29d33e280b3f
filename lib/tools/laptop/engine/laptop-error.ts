/** Something the person at the keyboard can mend; its message says how. Anything else is a fault of ours. */
export class LaptopError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'LaptopError';
  }
}
