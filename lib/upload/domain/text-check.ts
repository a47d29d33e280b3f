/** Follows a text piece by piece, so that its size does not matter. */
export interface TextCheck {
  /** @returns false once something came that no text in UTF-8 has */
  readonly push: (piece: Uint8Array) => boolean;
  /** @returns false when the text ends in the middle of a character */
  readonly end: () => boolean;
}

/** Text here is UTF-8 without NUL, which every program reads and no binary format gets by. */
export function utf8Check(): TextCheck {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const isText = (decode: () => string) => {
    try {
      return !decode().includes('\0');
    } catch {
      return false;
    }
  };
  return {
    push: (piece) => isText(() => decoder.decode(piece, { stream: true })),
    end: () => isText(() => decoder.decode()),
  };
}
