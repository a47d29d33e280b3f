import type { StackModel } from '../../../model/template';

/** A box of a page's picture: the constructs that make it, and what of the template is it. */
export interface PicturePart {
  /** Files to read, by the variant that uses them. */
  readonly files: readonly string[];
  /** Types of its resources, the first the most telling. */
  readonly types: readonly string[];
  /** Which of their logical ids. @default - any */
  readonly ids?: RegExp;
}

/** What a click on a box shows: files, and the first resource of the template that it stands for. */
export function describePart(
  parts: Readonly<Record<string, PicturePart>>,
  name: string,
  stack: StackModel,
): { readonly files: readonly string[]; readonly resource?: object } | undefined {
  const part = Object.hasOwn(parts, name) ? parts[name] : undefined;
  if (!part) return undefined;
  const resource = resourceOf(part, stack);
  return { files: part.files, ...(resource && { resource }) };
}

function resourceOf({ types, ids = /./ }: PicturePart, stack: StackModel): object | undefined {
  for (const type of types) {
    const found = [...stack.resources.values()].find((each) => each.type === type && ids.test(each.logicalId));
    if (found) return { [found.logicalId]: { Type: found.type, Properties: found.properties } };
  }
  return undefined;
}
