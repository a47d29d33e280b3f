import { type References, resolveIntrinsics, UnresolvedIntrinsicError } from '../model/intrinsics';
import { NAME_PROPERTIES, NAMED_ONCE_PER_ACCOUNT } from '../model/name-properties';
import type { Resource, StackModel } from '../model/template';
import type { Rule } from './rule';

/** CloudFormation takes 1,024 bytes; a list of stacks shows the beginning. */
const SENTENCE = /^[A-Z][^\n]{9,199}\.$/;

export const nameRules: readonly Rule[] = [
  {
    id: 'NamesAreLeftOut',
    claim:
      'a stack names nothing that another copy of it would name too, beside it or in another region of its account',
    fix: 'Leave the name out, or put it together from the id of the stack (constructs/shared/stack-unique-name.ts)',
    violations: (stack, { names = {} }) =>
      [...stack.resources.values()]
        .flatMap((resource) =>
          namesOf(resource)
            .filter(({ path }) => !(`${resource.type}.${path}` in names))
            .filter(({ value }) => !isOfTheStack(stack, value, everywhere(resource.type)))
            .map(({ path }) => ({ at: resource.logicalId, problem: `sets ${path}` })),
        )
        .concat(
          Object.entries(stack.outputs)
            .filter(([, { exportedAs }]) => exportedAs !== undefined && !isOfTheStack(stack, exportedAs, false))
            .map(([name]) => ({ at: name, problem: 'is exported under a fixed name' })),
        ),
  },
  {
    id: 'TemplatesSayWhatTheyAre',
    claim: 'a deployed stack says in the console what it is, in one sentence',
    fix: 'Give the pattern its description where its stack stands in the list',
    violations: ({ name, sections: { Description: description } }) =>
      typeof description === 'string' && SENTENCE.test(description)
        ? []
        : [{ at: name, problem: 'has no description' }],
  },
];

/** The names that a resource gives itself, also one for each part of a list. */
function namesOf({ type, properties }: Resource): { readonly path: string; readonly value: unknown }[] {
  return ((Object.hasOwn(NAME_PROPERTIES, type) ? NAME_PROPERTIES[type]! : undefined)?.split(' ') ?? []).flatMap(
    (path) => valuesAt(properties, path.split('.')).map((value) => ({ path, value })),
  );
}

function valuesAt(value: unknown, [key, ...rest]: readonly string[]): unknown[] {
  if (value === undefined || key === undefined) return value === undefined ? [] : [value];
  if (Array.isArray(value)) return value.flatMap((part) => valuesAt(part, [key, ...rest]));
  // What a function makes of it may be any name.
  return value !== null && typeof value === 'object' && key in value
    ? valuesAt((value as Record<string, unknown>)[key], rest)
    : [];
}

function everywhere(type: string): boolean {
  return NAMED_ONCE_PER_ACCOUNT.includes(type.split('::')[1]!);
}

/**
 * Whether a name differs in each copy of the stack: under another stack name, and, where a name holds for the whole account, under
 * the same one in another region. What cannot be read differs in none.
 */
function isOfTheStack(stack: StackModel, value: unknown, inEveryRegion: boolean): boolean {
  const here = copy(stack, stack.name, stack.region, '1a11aaa1-1a1a-11a1-a1a1-111aaa111aaa');
  const others = [
    copy(stack, `${stack.name}-other`, stack.region, '2b22bbb2-2b2b-22b2-b2b2-222bbb222bbb'),
    ...(inEveryRegion ? [copy(stack, stack.name, 'xx-elsewhere-1', '3c33ccc3-3c3c-33c3-c3c3-333ccc333ccc')] : []),
  ];
  try {
    const own = JSON.stringify(resolveIntrinsics(value, here));
    return others.every((other) => JSON.stringify(resolveIntrinsics(value, other)) !== own);
  } catch (error) {
    if (!(error instanceof UnresolvedIntrinsicError)) throw error;
    return false;
  }
}

/** The references of one copy: what it does not name itself has a name of CloudFormation's, which no other copy has. */
function copy(stack: StackModel, stackName: string, region: string, stackUuid: string): References {
  const references: References = {
    accountId: '111122223333',
    region,
    stackName,
    stackUuid,
    ref: (logicalId) => {
      const resource = stack.resources.get(logicalId);
      const [named] = resource ? namesOf(resource) : [];
      if (named) return resolveIntrinsics(named.value, references);
      return resource && `${logicalId}-${stackUuid}`;
    },
    attribute: (logicalId, attribute) => {
      const name = references.ref(logicalId);
      return name === undefined ? undefined : `${name}.${attribute}`;
    },
  };
  return references;
}
