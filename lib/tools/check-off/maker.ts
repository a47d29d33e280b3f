type Tags = Readonly<Record<string, string>>;

/** Who made a thing, as its tags tell: a pattern of this house, another stack, somebody by hand (or a service), or nobody knows. */
export type Maker =
  | {
      readonly kind: 'pattern';
      readonly pattern: string;
      /** @default - a thing that another tag would replace bears the first alone */
      readonly mode?: string;
      readonly owner?: string;
      readonly stack?: string;
    }
  | { readonly kind: 'stack'; readonly stack: string }
  | { readonly kind: 'hand' }
  | { readonly kind: 'unknown' };

/** What `cdk bootstrap` makes is shared by every app of the region, and stays. */
export const BOOTSTRAP_STACK = 'CDKToolkit';
const BOOTSTRAP_NAME = /^cdk-[a-z0-9]{1,10}-(container-)?assets-\d{12}-/;
const STACK_TAG = 'aws:cloudformation:stack-name';

/** @param tags - undefined when they could not be read */
export function makerOf(tags: Tags | undefined): Maker {
  if (!tags) return { kind: 'unknown' };
  const { pattern, mode, owner, [STACK_TAG]: stack } = tags;
  // Others tag with `pattern` too: it takes a second sign.
  if (pattern !== undefined && (stack !== undefined || (mode !== undefined && owner !== undefined))) {
    return {
      kind: 'pattern',
      pattern,
      ...(mode !== undefined && { mode }),
      ...(owner !== undefined && { owner }),
      ...(stack !== undefined && { stack }),
    };
  }
  return stack === undefined ? { kind: 'hand' } : { kind: 'stack', stack };
}

/** Whether a thing belongs to what `cdk bootstrap` made, by its stack or, where it has no tags, by its name. */
export function isBootstrap(id: string, maker: Maker): boolean {
  return BOOTSTRAP_NAME.test(id) || ('stack' in maker && maker.stack === BOOTSTRAP_STACK);
}
