import { at } from '../model/property-path';
import { referencedId, referencedIds } from '../model/references';
import { type Resource, resourcesOfType, type StackModel } from '../model/template';
import { type Process, processesOf } from './processes';
import { behind, breaking, listAt, resolved } from './reading';
import type { Rule, Violation } from './rule';

const SHORTEST_PASSWORD = 12;

/** How people and programs say who they are. */
export const signInRules: readonly Rule[] = [
  {
    id: 'RoutesAskAsProgramsAreTold',
    claim: 'a program that is told how its callers sign in is behind a route that asks them for that',
    fix: 'Give the route the authorizer that the variable names, or the program the variable that the route asks for',
    atSynth: true,
    violations: (stack, { signIn }) =>
      signIn === undefined
        ? []
        : resourcesOfType(stack, 'AWS::ApiGatewayV2::Route').flatMap((route): Violation[] => {
            const told = functionsBehind(stack, route).flatMap(({ variable }) => variable(signIn.variable) ?? []);
            return told
              .filter((value) => signIn.routes[value] !== (route.properties['AuthorizationType'] ?? 'NONE'))
              .map((value) => ({
                at: route.logicalId,
                problem: `does not ask for what the program is told: ${value}`,
              }));
          }),
  },
  {
    id: 'TokensAreOfThePool',
    claim: 'a route that asks for a token asks for one of a user pool of the stack, given to a client of the stack',
    fix: 'Take HttpUserPoolAuthorizer with the pool and its client, for routes of the same API',
    atSynth: true,
    violations: (stack) => [
      ...breaking(
        resourcesOfType(stack, 'AWS::ApiGatewayV2::Authorizer'),
        'takes tokens of others',
        ({ properties }) =>
          properties['AuthorizerType'] === 'JWT' &&
          listAt(properties, 'IdentitySource').join() === '$request.header.Authorization' &&
          leadsTo(stack, at(properties, 'JwtConfiguration', 'Issuer'), 'AWS::Cognito::UserPool') &&
          listAt(properties, 'JwtConfiguration', 'Audience').length > 0 &&
          listAt(properties, 'JwtConfiguration', 'Audience').every((client) =>
            leadsTo(stack, client, 'AWS::Cognito::UserPoolClient'),
          ),
      ),
      ...breaking(
        resourcesOfType(stack, 'AWS::ApiGatewayV2::Route').filter(({ properties }) => properties['AuthorizerId']),
        'asks the authorizer of another API',
        ({ properties }) =>
          referencedId(behind(stack, properties['AuthorizerId'])?.properties['ApiId']) ===
          referencedId(properties['ApiId']),
      ),
    ],
  },
  {
    id: 'NobodyEntersThemselves',
    claim:
      'in a user pool are those whom somebody entered, with passwords of twelve characters at least and a second factor if they want one, which is no text message',
    fix: 'Set selfSignUpEnabled false, mfa OPTIONAL or more, and mfaSecondFactor otp alone',
    atSynth: true,
    violations: (stack) =>
      resourcesOfType(stack, 'AWS::Cognito::UserPool').flatMap(({ logicalId, properties }): Violation[] => {
        const held: Readonly<Record<string, boolean>> = {
          'lets anybody in': at(properties, 'AdminCreateUserConfig', 'AllowAdminCreateUserOnly') === true,
          'takes short passwords':
            Number(at(properties, 'Policies', 'PasswordPolicy', 'MinimumLength')) >= SHORTEST_PASSWORD,
          'has no second factor': ['OPTIONAL', 'ON'].includes(String(properties['MfaConfiguration'])),
          'sends codes as text messages': listAt(properties, 'EnabledMfas').join() === 'SOFTWARE_TOKEN_MFA',
          'lets a lost password be asked for by another way than mail':
            listAt(properties, 'AccountRecoverySetting', 'RecoveryMechanisms')
              .map((each) => at(each, 'Name'))
              .join() === 'verified_email',
        };
        return Object.entries(held).flatMap(([problem, holds]) => (holds ? [] : [{ at: logicalId, problem }]));
      }),
  },
  {
    id: 'PagesHoldNoSecret',
    claim:
      'a client of a user pool that runs in a browser has no secret, signs in by a code, comes back by HTTPS to where it is, and learns of nobody whether they are known',
    fix: 'Set generateSecret false, authorizationCodeGrant alone, callback addresses of HTTPS and preventUserExistenceErrors',
    atSynth: true,
    violations: (stack) =>
      breaking(
        resourcesOfType(stack, 'AWS::Cognito::UserPoolClient'),
        'signs people in by another way than a code, or says too much',
        ({ properties }) =>
          properties['GenerateSecret'] === false &&
          properties['AllowedOAuthFlowsUserPoolClient'] === true &&
          listAt(properties, 'AllowedOAuthFlows').join() === 'code' &&
          listAt(properties, 'AllowedOAuthScopes').join() === 'openid' &&
          listAt(properties, 'ExplicitAuthFlows').join() === 'ALLOW_REFRESH_TOKEN_AUTH' &&
          listAt(properties, 'SupportedIdentityProviders').join() === 'COGNITO' &&
          properties['PreventUserExistenceErrors'] === 'ENABLED' &&
          [...listAt(properties, 'CallbackURLs'), ...listAt(properties, 'LogoutURLs')].every((address) =>
            /^https:\/\/[^*]+$/.test(String(resolved(stack, address))),
          ),
      ),
  },
];

/** Whether a text is made around resources of one type, and of one alone. */
function leadsTo(stack: StackModel, text: unknown, type: string): boolean {
  const ids = referencedIds(text).filter((id) => stack.resources.has(id));
  return new Set(ids).size === 1 && stack.resources.get(ids[0]!)!.type === type;
}

/** The functions that a route leads to. */
function functionsBehind(stack: StackModel, { properties }: Resource): Process[] {
  const called = referencedIds(properties['Target']).flatMap((integration) =>
    referencedIds(stack.resources.get(integration)?.properties['IntegrationUri']),
  );
  return processesOf(stack).filter(({ logicalId }) => called.includes(logicalId));
}
