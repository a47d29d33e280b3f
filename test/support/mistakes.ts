/** By key: a value as the app receives it from a shell or a file, and what its refusal must say in English. */
export type Mistakes = Readonly<Record<string, readonly Mistake[]>>;

export type Mistake = readonly [given: unknown, ...says: readonly RegExp[]];
