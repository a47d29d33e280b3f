import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceLine } from '../../model/assembly';

/** The project's files that pages show, read once each. */
export class SourceText {
  private readonly files = new Map<string, string>();

  constructor(private readonly root: string) {}

  /** A whole file. */
  read(file: string): string {
    const known = this.files.get(file);
    if (known !== undefined) return known;
    const text = readFileSync(join(this.root, ...file.split('/')), 'utf8');
    this.files.set(file, text);
    return text;
  }

  /** One line as it is written, without the space before it. */
  lineAt({ file, line }: SourceLine): string {
    const text = this.read(file).split('\n')[line - 1];
    if (text === undefined) throw new Error(`${file} has no line ${line}`);
    return text.trim();
  }
}
