import type { StackModel } from './template';

/** Reads something of a stack once, whoever asks and however often. A model does not change after it is made. */
export function oncePerStack<Read>(read: (stack: StackModel) => Read): (stack: StackModel) => Read {
  const known = new WeakMap<StackModel, { readonly read: Read }>();
  return (stack) => {
    const kept = known.get(stack) ?? { read: read(stack) };
    known.set(stack, kept);
    return kept.read;
  };
}
