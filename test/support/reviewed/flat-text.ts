/** A text of a template: what it says itself, and between it what CloudFormation puts in. */
export type Piece = string | { readonly filledIn: string };

export type Naming = (logicalId: string) => string;

type Json = Record<string, unknown>;

/**
 * A text, or an intrinsic that becomes one: references as `Id` and `Id.Attribute`, joins and substitutions as the text they make,
 * any other function as `Name argument argument`.
 *
 * @returns nothing when the value is neither
 */
export function piecesOf(value: unknown, nameOf: Naming, inline: (value: unknown) => string): Piece[] | undefined {
  if (typeof value === 'string') return [value];
  const [name, argument] = intrinsic(value) ?? [];
  if (!name) return undefined;
  if (name === 'Ref' && typeof argument === 'string') return [{ filledIn: nameOf(argument) }];
  if (name === 'Fn::GetAtt') {
    const [id, ...attribute] = Array.isArray(argument) ? argument : String(argument).split('.');
    if ([id, ...attribute].every((part) => typeof part === 'string')) {
      return [{ filledIn: [nameOf(id as string), ...attribute].join('.') }];
    }
  }
  if (name === 'Fn::Join') return joined(argument, (part) => piecesOf(part, nameOf, inline)) ?? [other(value, inline)];
  if (name === 'Fn::Sub') return substituted(argument, nameOf, inline) ?? [other(value, inline)];
  return [other(value, inline)];
}

/** `Ref`, `Condition` or `Fn::...`, alone in its object. */
function intrinsic(value: unknown): [string, unknown] | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  const [name] = entries[0] ?? [];
  return entries.length === 1 && name && (name === 'Ref' || name.startsWith('Fn::')) ? entries[0] : undefined;
}

function other(value: unknown, inline: (value: unknown) => string): Piece {
  const [name, argument] = Object.entries(value as Json)[0]!;
  const parts = Array.isArray(argument) ? argument : [argument];
  return { filledIn: [name.replace('Fn::', ''), ...parts.map(inline)].join(' ') };
}

function joined(argument: unknown, flatten: (part: unknown) => Piece[] | undefined): Piece[] | undefined {
  if (!Array.isArray(argument) || argument.length !== 2) return undefined;
  const [delimiter, parts] = argument as [unknown, unknown];
  if (typeof delimiter !== 'string' || !Array.isArray(parts)) return undefined;
  const pieces: Piece[] = [];
  for (const [at, part] of parts.entries()) {
    const flat = flatten(part);
    if (!flat) return undefined;
    if (at > 0) pieces.push(delimiter);
    pieces.push(...flat);
  }
  return pieces;
}

function substituted(argument: unknown, nameOf: Naming, inline: (value: unknown) => string): Piece[] | undefined {
  const [text, values] = Array.isArray(argument) ? (argument as [unknown, Json]) : [argument, {}];
  if (typeof text !== 'string' || typeof values !== 'object' || values === null) return undefined;
  return text.split(/(\$\{[^}]*\})/).flatMap((part): Piece[] => {
    const variable = /^\$\{([^}]*)\}$/.exec(part)?.[1];
    if (variable === undefined) return [part];
    if (variable.startsWith('!')) return ['${' + variable.slice(1) + '}'];
    if (variable in values) return piecesOf(values[variable], nameOf, inline) ?? [inline(values[variable])];
    const [id, ...attribute] = variable.split('.');
    return [{ filledIn: [nameOf(id!), ...attribute].join('.') }];
  });
}

/** What is filled in stands in `<...>`; where the text itself could be taken for that, it gets a backslash. */
export function flatText(pieces: readonly Piece[], couldBeFilledIn: (text: string) => boolean): string {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') merged[merged.length - 1] = last + piece;
    else merged.push(piece);
  }
  return merged
    .map((piece, at) => {
      if (typeof piece !== 'string') return `<${piece.filledIn}>`;
      const escaped = piece.replace(/(\\*)</g, (found, backslashes: string, index: number) =>
        couldBeFilledIn(piece.slice(index + found.length)) ? `${backslashes}${backslashes}\\<` : found,
      );
      return at === merged.length - 1 ? escaped : escaped.replace(/\\+$/, '$&$&');
    })
    .join('');
}
