import { kindOf, publishedAs } from '../identity/written-on';
import { EXPIRY_PATH } from '../impact/expiry-changes';
import { policyProperties } from '../rights/policy-properties';
import { ALARM, ALARM_TERMS } from './alarm-changes';
import { HARMLESS, TOLD_TO_A_PROGRAM } from './harmless-properties';
import { WATCHED } from './watched-properties';

/** What has been said of a property: nobody has said anything of an `unknown` one. */
export type Standing = 'read' | 'watched' | 'harmless' | 'unknown';

/** What the engines of reach and rights read themselves. */
const READ_ELSEWHERE =
  /^(SecurityGroup(In|E)gress|Policies|Roles|Users|Groups|ManagedPolicyArns|PermissionsBoundary|DeletionPolicy|UpdateReplacePolicy|DependsOn)(\.|$)/;

/** Properties that ways in and what is sent on are read from. */
const READ_AS_ENTRIES =
  /^AWS::(OpenSearchServerless::SecurityPolicy Policy|ApiGatewayV2::Route Authori\w+|ApiGateway::Method Authori\w+|SNS::Subscription Endpoint)(\.|$)/;

/** What stands beside the properties, and says how and whether a thing is made. */
const OF_THE_TEMPLATE = /^(Condition|CreationPolicy|UpdatePolicy)(\.|$)/;

/** Whether a question that is asked of the stack as a whole is answered from a property, so that it is told of there. */
export function isReadElsewhere(type: string, path: string): boolean {
  const [first = ''] = path.split('.');
  if (policyProperties({ type, properties: {} }).includes(first) && first !== 'Principal') return true;
  return READ_ELSEWHERE.test(path) || READ_AS_ENTRIES.test(`${type} ${path}`);
}

/** Properties that alarms and the expiry of objects are judged by, as a whole. */
export function isJudgedAsWhole(type: string, path: string): boolean {
  if (type === 'AWS::S3::Bucket' && EXPIRY_PATH.test(path)) return true;
  return ALARM.test(type) && ALARM_TERMS.some((term) => path === term || path.startsWith(`${term}.`));
}

/**
 * What has been said of a property of a type.
 *
 * @param path - keys from the properties inwards, without indexes
 */
export function standingOf(type: string, path: string): Standing {
  if (isReadElsewhere(type, path)) return 'read';
  if (isJudgedAsWhole(type, path) || WATCHED.some((row) => row.types.test(type) && row.within.test(path))) {
    return 'watched';
  }
  const harmless =
    publishedAs(type) !== undefined ||
    kindOf(type, path.split('.'), true) !== 'meaning' ||
    TOLD_TO_A_PROGRAM.test(type) ||
    OF_THE_TEMPLATE.test(path) ||
    HARMLESS.some(({ properties }) =>
      (Object.hasOwn(properties, type) ? properties[type]! : '')
        .split(' ')
        .some((own) => path === own || path.startsWith(`${own}.`)),
    );
  return harmless ? 'harmless' : 'unknown';
}
