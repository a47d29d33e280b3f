import type { AssembledStack, Origin } from '../../../model/assembly';
import { CLOUDFRONT_PREFIX_LISTS } from '../../../model/cloudfront-prefix-lists';
import { readTemplate, type StackModel } from '../../../model/template';
import { relabelled } from './canonical';
import { type Pair, pairsOf } from './pairing';

/** One state of a stack, under the names that both states are spoken of by. */
export interface State {
  readonly model: StackModel;
  /** The template under those names. */
  readonly template: RawTemplate;
  readonly terminationProtection: boolean;
  readonly origins: AssembledStack['origins'];
}

export interface RawTemplate {
  readonly Resources?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly [section: string]: unknown;
}

/** Two states of one stack in which the same thing has the same logical id: that of the first. */
export interface Aligned {
  readonly id: string;
  readonly before: State;
  readonly after: State;
  /** Things of both, by their common name. */
  readonly pairs: ReadonlyMap<string, Pair>;
  /** Whether both are the same stack for CloudFormation: in another region, or under another name, it is one beside the first. */
  readonly sameStack: boolean;
}

/** Gives the second state the names, the stack name and the region of the first, so that answers about the two can be compared. */
export function aligned(before: AssembledStack, after: AssembledStack): Aligned {
  const pairs = pairsOf(before.model, after.model);
  const names = new Map(pairs.map((pair) => [pair.after, pair.before]));
  const taken = new Set(before.model.resources.keys());
  for (const id of after.model.resources.keys()) {
    if (!names.has(id)) names.set(id, taken.has(id) ? `${id}After` : id);
  }
  const label = (id: string) => names.get(id) ?? id;
  const { Resources = {}, ...sections } = inRegion(after, before.model.region) as RawTemplate;
  const template: RawTemplate = {
    ...(relabelled(sections, label) as RawTemplate),
    Resources: Object.fromEntries(
      Object.entries(Resources).map(([id, { DependsOn, ...resource }]) => [
        label(id),
        {
          ...(relabelled(resource, label) as object),
          ...(DependsOn !== undefined && { DependsOn: ([DependsOn].flat() as string[]).map(label).sort() }),
        },
      ]),
    ),
  };
  const { name, region } = before.model;
  return {
    id: before.id,
    before: { ...before, template: withSortedDependencies(before.template as RawTemplate) },
    after: {
      template,
      model: readTemplate(template, { name, region, assets: after.model.assets }),
      terminationProtection: after.terminationProtection,
      origins: new Map([...after.origins].map(([id, origin]): [string, Origin] => [label(id), origin])),
    },
    pairs: new Map(pairs.map((pair) => [pair.before, pair])),
    sameStack: before.model.name === after.model.name && region === after.model.region,
  };
}

function withSortedDependencies(template: RawTemplate): RawTemplate {
  return {
    ...template,
    Resources: Object.fromEntries(
      Object.entries(template.Resources ?? {}).map(([id, { DependsOn, ...resource }]) => [
        id,
        { ...resource, ...(DependsOn !== undefined && { DependsOn: ([DependsOn].flat() as string[]).sort() }) },
      ]),
    ),
  };
}

/** What names a region names another one; and CloudFront's own addresses are another list there. */
function inRegion({ template, model }: AssembledStack, region: string): AssembledStack['template'] {
  if (model.region === region || !/^[a-z]{2}(-[a-z]+)+-\d$/.test(model.region)) return template;
  const [from, to] = [CLOUDFRONT_PREFIX_LISTS[model.region], CLOUDFRONT_PREFIX_LISTS[region]];
  const text = JSON.stringify(template).replaceAll(model.region, region);
  return JSON.parse(from && to ? text.replaceAll(from, to) : text) as AssembledStack['template'];
}
