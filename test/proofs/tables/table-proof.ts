import type { StackModel } from '../../../lib/model/template';
import type { Chosen, Forms, PatternTables, Table } from '../../support/pattern-tables';
import { withoutHashes } from './written-value';

/** Reads from a template what a table of its pattern says. */
export interface TableProof {
  readonly table: Exclude<keyof PatternTables, 'request' | 'otherPrincipals' | 'programs'>;
  /** What holds when the two are equal, as a sentence. */
  readonly claim: string;
  /** @throws Error for what cannot be read, which is a difference too: it proves nothing */
  readonly read: (stack: StackModel, tables: PatternTables) => Written | Promise<Written>;
}

/** A table as a template has it; see Table and Forms. */
export type Written = Table | Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What a template has that its pattern's table does not list, and the other way round, one line each. */
export async function differencesFrom(
  { table, read }: TableProof,
  stack: StackModel,
  { tables }: { readonly tables: PatternTables },
  chosen: Chosen<unknown>,
): Promise<string[]> {
  let actual: Written;
  try {
    actual = await read(stack, tables);
  } catch (error) {
    return [`cannot be judged: ${withoutHashes(stack, (error as Error).message)}`];
  }
  return differencesBetween(bare(stack, actual), tables[table](chosen));
}

/** The same without hashes. Two names that become one are not merged in silence. */
function bare(stack: StackModel, value: Written): Written {
  if (isList(value)) return value.map((line) => withoutHashes(stack, line));
  const found: Record<string, readonly string[] | Readonly<Record<string, string>>> = {};
  for (const [name, inner] of Object.entries(value)) {
    const key = withoutHashes(stack, name);
    found[key in found ? `${key} for the second time` : key] = isList(inner)
      ? inner.map((line) => withoutHashes(stack, line))
      : Object.fromEntries(
          Object.entries(inner as Readonly<Record<string, string>>).map(([each, text]) => [
            each,
            withoutHashes(stack, text),
          ]),
        );
  }
  return found as Written;
}

function differencesBetween(actual: Written, expected: Table | Readonly<Record<string, Forms>>): string[] {
  if (isList(actual) && isList(expected)) return ofLists(actual, expected);
  const names = [...new Set([...Object.keys(actual), ...Object.keys(expected)])];
  return names.flatMap((name) => {
    const found = (actual as Readonly<Record<string, Inner>>)[name];
    const listed = (expected as Readonly<Record<string, Inner>>)[name];
    const nothing = isList(found ?? listed) ? [] : {};
    const [theirs, ours] = [found ?? nothing, listed ?? nothing];
    const differences = isList(theirs) && isList(ours) ? ofLists(theirs, ours) : ofForms(theirs, ours);
    return [
      ...(found === undefined ? [`missing: ${name}`] : []),
      ...(listed === undefined ? [`not expected: ${name}`] : []),
      ...differences.map((difference) => `${name}: ${difference}`),
    ];
  });
}

type Inner = readonly string[] | Forms;

function ofLists(actual: readonly string[], expected: readonly string[]): string[] {
  return [
    ...actual.filter((line) => !expected.includes(line)).map((line) => `not expected: ${line}`),
    ...expected.filter((line) => !actual.includes(line)).map((line) => `missing: ${line}`),
  ];
}

function ofForms(actual: Inner, expected: Inner): string[] {
  const found = Object.entries(actual as Readonly<Record<string, string>>);
  const forms = expected as Forms;
  return [
    ...found.flatMap(([name, value]) => {
      const form = forms[name];
      if (form === undefined) return [`not expected: ${name}=${value}`];
      const fits = typeof form === 'string' ? form === value : form.test(value);
      return fits ? [] : [`${name} is ${value}, not ${form}`];
    }),
    ...Object.keys(forms)
      .filter((name) => !(name in actual))
      .map((name) => `missing: ${name}`),
  ];
}

function isList(value: unknown): value is readonly string[] {
  return Array.isArray(value);
}
