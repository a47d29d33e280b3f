import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { LaptopError } from '../engine/laptop-error';

/** A value in a JSON file that is whole at every moment: a start that is killed while it writes leaves what was there before. */
export class KeptFile<Value> {
  private written: string | undefined;

  constructor(private readonly file: string) {}

  /** @throws LaptopError when something else stands there */
  read(): Value | undefined {
    if (!existsSync(this.file)) return undefined;
    try {
      return JSON.parse(readFileSync(this.file, 'utf8')) as Value;
    } catch (error) {
      throw new LaptopError(
        `${this.file} cannot be read: ${(error as Error).message}; move it away, or keep elsewhere`,
      );
    }
  }

  write(value: Value): void {
    const text = JSON.stringify(value, undefined, 2);
    if (text === this.written) return;
    writeWhole(this.file, text);
    this.written = text;
  }
}

/** Writes beside the file and puts the name over when all is there. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  writeFileSync(`${file}.new`, content);
  renameSync(`${file}.new`, file);
}
