import { matches, wildcards } from '../../model/iam/glob';
import { type Right, rightsOf } from '../../model/iam/rights';
import { inventedReferences } from '../../model/intrinsics';
import type { StackModel } from '../../model/template';
import { type AwsAction, isOfForm } from './aws-action';
import { everythingOf } from './things';

/** What to ask about where a question names an action alone: things of the stack by name, what lies outside it by ARN. */
export function candidatesFor(stack: StackModel, { name, resources: forms }: AwsAction): readonly string[] {
  if (forms.length === 0) return ['*'];
  const own = everythingOf(stack).filter(({ arn }) => isOfForm(arn, forms));
  const foreign = rightsOf(stack)
    .filter((right) => speaksOf(right, name))
    .flatMap(({ resources }) => resources.listed)
    .filter(({ logicalId, text }) => logicalId === undefined && text.startsWith('arn:') && !text.includes('${'))
    .map(({ text }) => oneOf(stack, text))
    .filter((arn) => isOfForm(arn, forms));
  const found = [...new Set([...own.map((thing) => thing.name), ...foreign])];
  if (found.length > 0) return found;
  // A statement that speaks of everything speaks of what is not here, too.
  const speaks = rightsOf(stack).some(
    (right) => speaksOf(right, name) && right.resources.listed.some(({ text }) => text === '*'),
  );
  return speaks ? [anyOf(stack, forms[0]!)] : [];
}

/** Something that an action is about, called `any`, in the stack's own region and account. */
function anyOf(stack: StackModel, form: string): string {
  const { region, accountId } = inventedReferences(stack);
  const places: Readonly<Record<string, string>> = { Partition: 'aws', Region: region, Account: accountId };
  return form.replace(/\$\{(\w+)\}/g, (_, place: string) => places[place] ?? 'any').replaceAll('*', 'any');
}

function speaksOf({ actions: { patterns, excluded } }: Right, action: string): boolean {
  return patterns.some((pattern) => matches(wildcards(pattern), action, { ignoreCase: true })) !== excluded;
}

/** One of the many that a pattern fits: in the stack's own region and account where it says any, and called `any`. */
function oneOf(stack: StackModel, pattern: string): string {
  const [arn, partition, service, region, account, ...rest] = pattern.split(':');
  const place = [
    region === '*' ? stack.region : region,
    account === '*' ? inventedReferences(stack).accountId : account,
  ];
  return [arn, partition, service, ...place, ...rest].join(':').replaceAll('*', 'any').replaceAll('?', 'x');
}
