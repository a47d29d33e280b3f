import { bareId } from '../../model/bare-id';
import { escaped } from '../../model/iam/glob';
import { rightsOf } from '../../model/iam/rights';
import { oncePerStack } from '../../model/once-per-stack';
import type { Resource, StackModel } from '../../model/template';
import { arnsOf } from './arn-forms';

/** Something that one can do something to. */
export interface Thing {
  readonly name: string;
  readonly logicalId: string;
  readonly arn: string;
}

/** What policies speak of, by ARN. Only a deployment knows its ids and the account; these are made up after the template's names. */
export const thingsOf = oncePerStack((stack): readonly Thing[] =>
  [...stack.resources.values()].flatMap((resource) =>
    (arnsOf(stack, resource) ?? []).map(({ within, arn }) => ({
      name: nameWithin(resource.logicalId, within),
      logicalId: resource.logicalId,
      arn,
    })),
  ),
);

/** Those, and the parts of them that statements name: `FilesBucket/documents/any` of `documents/*`. */
export const everythingOf = oncePerStack((stack): readonly Thing[] => {
  const parts = rightsOf(stack).flatMap(({ resources }) =>
    resources.listed.flatMap(({ logicalId, text }) => {
      if (logicalId === undefined || !/[*]/.test(text) || text.includes('${')) return [];
      const arn = text.replaceAll('*', 'any');
      const whole = arnsOf(stack, stack.resources.get(logicalId)!)?.find((form) => arn.startsWith(form.arn));
      return whole ? [{ name: nameWithin(logicalId, arn.slice(whole.arn.length)), logicalId, arn }] : [];
    }),
  );
  const whole = thingsOf(stack);
  const known = new Set(whole.map(({ name }) => name));
  return [...whole, ...parts.filter(({ name }) => !known.has(name) && known.add(name))];
});

/** A part of a thing that somebody names: `FilesBucket/photos/1.png`. */
export function partOf(stack: StackModel, text: string): Thing | undefined {
  const wanted = text.normalize('NFC').trim();
  const heads = [...stack.resources.values()].flatMap((resource) =>
    (arnsOf(stack, resource) ?? []).flatMap(({ arn, within }) => {
      const name = nameWithin(resource.logicalId, within);
      const names = [name, ...(within === '' ? [resource.logicalId] : [])];
      return names.map((head) => ({ head, name, arn, logicalId: resource.logicalId }));
    }),
  );
  // `Database/user/guest` is a user of the database, and no part of it that is called so.
  const [found] = heads
    .filter(({ head }) => new RegExp(`^${escaped(head)}[/:]`, 'i').test(wanted))
    .sort((one, other) => other.head.length - one.head.length);
  if (!found) return undefined;
  const rest = wanted.slice(found.head.length);
  return { name: `${found.name}${rest}`, logicalId: found.logicalId, arn: found.arn + rest };
}

/** Resources that no ARN is known for: what one may do to them cannot be told. */
export function withoutArn(stack: StackModel): readonly Resource[] {
  return [...stack.resources.values()].filter((resource) => arnsOf(stack, resource) === undefined);
}

function nameWithin(logicalId: string, within: string): string {
  const rest = within.replace(/^[/:]/, '');
  return rest === '' ? bareId(logicalId) : `${bareId(logicalId)}/${rest}`;
}
