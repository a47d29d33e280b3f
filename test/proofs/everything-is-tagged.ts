import { objectsAt } from '../../lib/model/property-path';
import { referencedIds } from '../../lib/model/references';
import { type Resource, resourcesOfType, type StackModel } from '../../lib/model/template';
import { tagsIn } from '../../lib/rules/tags';
import { isCustom, tagTypesOf, typeSpec } from '../support/resource-spec';
import type { Proof } from './proof';

type Places = Readonly<Record<string, unknown>>;

/** Where a type bears its tags that has them nowhere near the top, each list by what it tags. */
const ELSEWHERE: Readonly<Record<string, (resource: Resource, stack: StackModel) => Places>> = {
  'AWS::Budgets::Budget': ({ properties }) => ({ ResourceTags: properties['ResourceTags'] }),
  'AWS::DynamoDB::GlobalTable': ({ properties }) =>
    Object.fromEntries(
      objectsAt(properties, 'Replicas').map((replica, index) => [`Replicas.${index}`, replica['Tags']]),
    ),
  'AWS::EC2::LaunchTemplate': ({ properties, logicalId }, stack) => {
    const made = objectsAt(properties, 'LaunchTemplateData', 'TagSpecifications');
    const tagsOf = (list: typeof made, type: string) =>
      list.find(({ ResourceType }) => ResourceType === type)?.['Tags'];
    // One server that is a resource of its own brings its tags.
    const launches = !resourcesOfType(stack, 'AWS::EC2::Instance').some((server) =>
      referencedIds(server.properties['LaunchTemplate']).includes(logicalId),
    );
    return {
      'launch-template': tagsOf(objectsAt(properties, 'TagSpecifications'), 'launch-template'),
      ...Object.fromEntries(launches ? LAUNCHED.map((type) => [type, tagsOf(made, type)]) : []),
    };
  },
};

/** What a group makes from its launch template, and an account pays for or asks about. */
const LAUNCHED = ['instance', 'volume', 'network-interface'];

/** Types that take tags and bear none, each with the reason. */
const WITHOUT: Readonly<Record<string, string>> = {
  'AWS::CloudWatch::Dashboard': 'CloudFormation does not know its tags in every region (cfn-lint E3002 in us-east-1)',
  'AWS::ElasticLoadBalancingV2::Listener': 'CloudFormation does not know its tags in every region (cfn-lint E3002)',
};

/** Held here and not in lib/rules, because which types take tags is published with the tests only. */
export const everythingIsTagged: Proof = {
  rule: 'EverythingIsTagged',
  claim: 'whatever takes tags says its pattern, mode and owner, and a tag that may change replaces nothing',
  violations: ({ variant: { pattern, config }, stack }) => {
    const { mode = 'classroom', owner = 'unassigned' } = config;
    return [...stack.resources.values()].flatMap((resource) => {
      const expected = tagsReplace(resource.type) ? { pattern } : { mode, owner, pattern };
      return Object.entries(placesOfTags(resource, stack)).flatMap(([place, list]) => {
        const tags = new Map(tagsIn(list));
        const wrong = Object.entries({ mode: undefined, owner: undefined, ...expected })
          .filter(([key, value]) => tags.get(key) !== value)
          .map(([key]) => key);
        return wrong.length > 0 ? [`${resource.logicalId} ${place} says something else by ${wrong.join(', ')}`] : [];
      });
    });
  },
};

function placesOfTags(resource: Resource, stack: StackModel): Places {
  const { type, properties } = resource;
  if (type in WITHOUT || isCustom(type)) return {};
  const elsewhere = ELSEWHERE[type];
  if (elsewhere) return elsewhere(resource, stack);
  const property = tagProperty(type);
  if (property !== undefined) return { [property]: properties[property] };
  const unknown = tagTypesOf(type);
  if (unknown.length > 0) throw new Error(`Nobody has said where ${type} bears tags (${unknown.join(', ')})`);
  return {};
}

function tagProperty(type: string): string | undefined {
  return isCustom(type) ? undefined : typeSpec(type).tagInformation?.tagPropertyName;
}

/** Types that refuse a change of their tags while something uses them, whatever is published about them. */
const NEVER_TAGGED_ANEW = ['AWS::CloudFront::VpcOrigin'];

/** Another tag is another resource there, or an error: it bears what never changes, and no more. */
function tagsReplace(type: string): boolean {
  if (NEVER_TAGGED_ANEW.includes(type)) return true;
  const property = tagProperty(type);
  return property !== undefined && (typeSpec(type).properties[property]?.causesReplacement ?? 'no') !== 'no';
}
