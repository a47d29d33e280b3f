import { referencedIds } from '../../../model/references';
import type { Resource, StackModel } from '../../../model/template';
import type { Finding } from '../finding';
import type { Aligned } from '../identity/aligned';
import type { Names } from '../names';
import { valuesOf } from '../settings/values-at-paths';

/** Where a thing names the role that it acts as; whoever holds a policy is read from the policy. */
export const ACTS_AS =
  '(.+[.])?(Role|Roles|\\w*RoleArn|RoleARN|IamInstanceProfile|Credentials|CredentialsArn|DeliverLogsPermissionArn)';

/** Types that act as no role, but carry one to those that do, or give it rights. */
const CARRIES = /^AWS::IAM::/;

const FORM = new RegExp(`^${ACTS_AS}$`);

/** New things that act as a role that was there already: what they run may do whatever the role may. */
export function actingChanges({ before, after }: Aligned, names: Names): Finding[] {
  return [...after.model.resources.values()]
    .filter(({ logicalId, type }) => !before.model.resources.has(logicalId) && !CARRIES.test(type))
    .flatMap((resource) => {
      // Whatever starts from a launch template that was there has the profile that it names.
      const templates = launchTemplatesOf(after.model, resource).filter(({ logicalId }) =>
        before.model.resources.has(logicalId),
      );
      const named = [resource, ...templates]
        .flatMap((one) => [...valuesOf(one)])
        .filter(([path]) => FORM.test(path))
        .flatMap(([, values]) => values);
      const roles = new Set(named.flatMap(referencedIds).flatMap((id) => rolesBehind(after.model, id)));
      return [...roles]
        .filter((role) => before.model.resources.has(role))
        .map((role): Finding => {
          const [name, as] = [names.of(resource.logicalId), names.of(role)];
          return {
            section: 'rights',
            verdict: 'broadened',
            sentence: {
              en: `${name} is new and acts as ${as}: it may do whatever that role may`,
              ko: `${name}: 기존 역할 ${as}(으)로 동작하는 새 리소스이므로 그 역할의 권한을 모두 가집니다`,
            },
            lines: names.linesOf(resource.logicalId),
            logicalId: resource.logicalId,
          };
        });
    });
}

function launchTemplatesOf({ resources }: StackModel, { properties }: Resource): readonly Resource[] {
  return [...new Set(referencedIds(properties))].flatMap((id) => {
    const found = resources.get(id);
    return found?.type === 'AWS::EC2::LaunchTemplate' ? [found] : [];
  });
}

/** A role, or those that a profile of machines carries. */
function rolesBehind({ resources }: StackModel, logicalId: string): readonly string[] {
  const resource = resources.get(logicalId);
  if (resource?.type === 'AWS::IAM::Role') return [logicalId];
  return resource?.type === 'AWS::IAM::InstanceProfile' ? referencedIds(resource.properties['Roles']) : [];
}
