import type { Language } from '../../config/sentence';
import type { AssembledStack, SourceLine } from '../../model/assembly';
import type { Entry } from '../../model/entries';
import { type Right, rightsOf } from '../../model/iam/rights';
import type { StackModel } from '../../model/template';
import { isOpenToAnyone, keptOutOf } from './public-ways';
import { reachList } from './reach-list';
import type { ReachLine } from './reach-question';
import { type ToldRight, toldRights } from './told-rights';

/** A way in, with the line that opens it. */
export interface ToldEntry extends Entry {
  /** @default - the assembly was made without traces, or a template was read alone */
  readonly source?: SourceLine;
}

export interface ToldConnection extends ReachLine {
  /** @default - the assembly was made without traces, or a template was read alone */
  readonly source?: SourceLine;
}

/** All that somebody without credentials gets at, and what keeps him out. */
export interface OpenToAnyone {
  readonly connections: readonly ToldConnection[];
  /** Ways in that ask for nothing. */
  readonly open: readonly ToldEntry[];
  /** Ways in that want to know who comes. */
  readonly guarded: readonly ToldEntry[];
  readonly allowed: readonly ToldRight[];
  /** What a statement allows, and the public access block of a bucket forbids. */
  readonly blocked: readonly ToldRight[];
  readonly denied: readonly ToldRight[];
}

/**
 * Asks a stack for all that whoever comes from the internet may reach and do.
 *
 * @throws UndecidableError when the template holds what cannot be read
 */
export async function openToAnyone(stack: AssembledStack, language: Language): Promise<OpenToAnyone> {
  const { model } = stack;
  const { connections, entries } = reachList(model, { who: 'internet' });
  const told = entries.map((entry): ToldEntry => ({ ...entry, ...sourceOf(stack, [entry.logicalId]) }));
  const isOpen = (entry: Entry) => isOpenToAnyone(model, entry);
  const rights = rightsOf(model).filter(({ who }) => who.kind === 'anybody');
  const allowing = rights.filter(({ effect }) => effect === 'Allow');
  const inWords = (some: readonly Right[]) => toldRights(stack, some, language);
  return {
    connections: connections.map((one) => ({ ...one, ...sourceOf(stack, one.groupIds) })),
    open: told.filter(isOpen),
    guarded: told.filter((entry) => !isOpen(entry)),
    allowed: await inWords(allowing.filter((right) => !isBlocked(model, right))),
    blocked: await inWords(allowing.filter((right) => isBlocked(model, right))),
    denied: await inWords(rights.filter(({ effect }) => effect === 'Deny')),
  };
}

function isBlocked(stack: StackModel, { resources: { listed } }: Right): boolean {
  return listed.length > 0 && listed.every(({ text }) => keptOutOf(stack, text) !== undefined);
}

function sourceOf({ origins }: AssembledStack, logicalIds: readonly string[]): { readonly source?: SourceLine } {
  const [source] = logicalIds.flatMap((logicalId) => origins.get(logicalId)?.lines[0] ?? []);
  return source ? { source } : {};
}
