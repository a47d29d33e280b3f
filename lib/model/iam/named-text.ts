import { inventedReferences, type References } from '../intrinsics';
import type { StackModel } from '../template';

/** What of a template's resource a text takes: itself by `Ref`, or an attribute. */
export interface TextReference {
  readonly logicalId: string;
  /** @default - the text takes its `Ref` */
  readonly attribute?: string;
}

/** A text of a policy in which what it refers to is told apart from what is written out. */
export interface NamedText {
  /** With an invented name for each reference: what the evaluator compares. */
  readonly text: string;
  readonly pieces: readonly (string | TextReference)[];
}

/** Letters of Unicode's private use, which no policy holds. */
const [OPEN, CLOSE] = ['\uE000', '\uE001'];
const MARK = new RegExp(`${OPEN}([^${OPEN}${CLOSE}]*)${CLOSE}`, 'u');

/** References as marks that namedText reads again; what is no resource of the stack is invented as always. */
export function markedReferences(stack: StackModel): References {
  const invented = inventedReferences(stack);
  const isResource = (logicalId: string) => stack.resources.has(logicalId);
  return {
    ...invented,
    ref: (logicalId) => (isResource(logicalId) ? `${OPEN}${logicalId}${CLOSE}` : invented.ref(logicalId)),
    attribute: (logicalId, attribute) =>
      isResource(logicalId) ? `${OPEN}${logicalId}.${attribute}${CLOSE}` : invented.attribute(logicalId, attribute),
  };
}

/** Reads a text that markedReferences took part in. */
export function namedText(stack: StackModel, marked: string): NamedText {
  const { ref, attribute: attributeOf } = inventedReferences(stack);
  const pieces = marked
    .split(MARK)
    .map((part, at): string | TextReference => {
      if (at % 2 === 0) return part;
      const [logicalId = '', ...attribute] = part.split('.');
      return attribute.length === 0 ? { logicalId } : { logicalId, attribute: attribute.join('.') };
    })
    .filter((piece) => piece !== '');
  const text = pieces.map((piece) => {
    if (typeof piece === 'string') return piece;
    const { logicalId, attribute } = piece;
    return String(attribute === undefined ? ref(logicalId) : attributeOf(logicalId, attribute));
  });
  return { text: text.join(''), pieces };
}

/** The first resource that a text refers to. */
export function firstReference({ pieces }: NamedText): TextReference | undefined {
  return pieces.find((piece) => typeof piece !== 'string');
}
