import { UndecidableError } from '../model/undecidable-error';

/** Stands where a quoted text stood. */
export const QUOTED = '\u25a1';

/** A command by what a shell reads of it. */
export interface ShellText {
  /** The command with `QUOTED` for each quoted text; what `$( )` runs inside double quotes stands behind it. */
  readonly bare: string;
  /** What variables are looked for in: all but single quotes. */
  readonly expanded: string;
  /** Texts in single quotes, each with what follows it. */
  readonly literals: readonly { readonly text: string; readonly after: string }[];
}

/** @throws UndecidableError for a quote or a parenthesis that does not end */
export function readShell(command: string): ShellText {
  const literals: { text: string; after: string }[] = [];
  let place = 0;
  const { bare, expanded } = until('');
  return { bare, expanded, literals };

  function until(end: '' | ')'): { bare: string; expanded: string } {
    let [bare, expanded] = ['', ''];
    while (place < command.length) {
      const letter = command[place++]!;
      if (letter === end) return { bare, expanded };
      if (letter === "'") {
        const text = command.slice(place, ending("'"));
        place += text.length + 1;
        literals.push({ text, after: command.slice(place) });
        bare += QUOTED;
        expanded += QUOTED;
      } else if (letter === '"') {
        const inner = quoted();
        bare += QUOTED + inner.bare;
        expanded += `"${inner.expanded}"`;
      } else if (letter === '(') {
        const inner = until(')');
        bare += `(${inner.bare})`;
        expanded += `(${inner.expanded})`;
      } else {
        bare += letter;
        expanded += letter;
      }
    }
    if (end !== '') throw new UndecidableError(`A parenthesis does not end in: ${command}`);
    return { bare, expanded };
  }

  function quoted(): { bare: string; expanded: string } {
    let [bare, expanded] = ['', ''];
    while (place < command.length) {
      const letter = command[place++]!;
      if (letter === '"') return { bare, expanded };
      expanded += letter;
      if (letter === '\\') expanded += command[place++] ?? '';
      if (letter === '$' && command[place] === '(') {
        place++;
        const inner = until(')');
        bare += `$(${inner.bare})`;
        expanded += `(${inner.expanded})`;
      }
    }
    throw new UndecidableError(`A quote does not end in: ${command}`);
  }

  function ending(quote: string): number {
    const end = command.indexOf(quote, place);
    if (end < 0) throw new UndecidableError(`A quote does not end in: ${command}`);
    return end;
  }
}
