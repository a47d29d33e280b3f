import { readTemplate } from '../../lib/model/template';
import { signInRules } from '../../lib/rules/sign-in';
import { violated } from './violated';

type Json = Record<string, unknown>;

const broken = (Resources: Record<string, { Type: string; Properties: Json }>) =>
  violated(signInRules, readTemplate({ Resources }, { name: 'People', region: 'ap-southeast-2' }));

const password = (MinimumLength: unknown) => ({ Policies: { PasswordPolicy: { MinimumLength } } });
const recovery = (...names: string[]) => ({
  AccountRecoverySetting: { RecoveryMechanisms: names.map((Name) => ({ Name, Priority: 1 })) },
});

test.each<[string, boolean, Json]>([
  ['passwords of eleven characters', true, password(11)],
  ['passwords of twelve characters', false, password(12)],
  ['passwords of thirteen characters', false, password(13)],
  ['passwords of an unknown length', true, password(undefined)],
  ['nothing said of passwords', true, { Policies: undefined }],
  ['a second factor for everybody', false, { MfaConfiguration: 'ON' }],
  ['no second factor', true, { MfaConfiguration: 'OFF' }],
  ['nothing said of a second factor', true, { MfaConfiguration: undefined }],
  ['codes as text messages', true, { EnabledMfas: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA'] }],
  ['no kind of second factor', true, { EnabledMfas: undefined }],
  ['people who enter themselves', true, { AdminCreateUserConfig: { AllowAdminCreateUserOnly: false } }],
  ['nothing said of who enters people', true, { AdminCreateUserConfig: undefined }],
  ['lost passwords by telephone', true, recovery('verified_email', 'verified_phone_number')],
  ['nothing said of lost passwords', true, { AccountRecoverySetting: undefined }],
])('a user pool with %s: broken %s', (_, expected, changes) => {
  const sound = {
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    ...password(12),
    MfaConfiguration: 'OPTIONAL',
    EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
    ...recovery('verified_email'),
  };
  const pool = { Type: 'AWS::Cognito::UserPool', Properties: { ...sound, ...changes } };
  expect(broken({ Pool: pool })).toEqual(expected ? ['NobodyEntersThemselves'] : []);
});

const CLIENT = {
  GenerateSecret: false,
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['code'],
  AllowedOAuthScopes: ['openid'],
  ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
  SupportedIdentityProviders: ['COGNITO'],
  PreventUserExistenceErrors: 'ENABLED',
  CallbackURLs: ['https://example.com/'],
  LogoutURLs: ['https://example.com/'],
};

test.each<[string, boolean, Json]>([
  ['nothing changed', false, {}],
  ['a callback by plain text', true, { CallbackURLs: ['https://example.com/', 'http://example.com/'] }],
  ['a plain callback that speaks of HTTPS', true, { CallbackURLs: ['http://example.com/?https://'] }],
  ['a password sent to the pool', true, { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] }],
  ['more scopes', true, { AllowedOAuthScopes: ['openid', 'aws.cognito.signin.user.admin'] }],
  ['somebody else who knows people', true, { SupportedIdentityProviders: ['COGNITO', 'Google'] }],
  ...Object.keys(CLIENT)
    .filter((name) => !name.endsWith('URLs'))
    .map((name): [string, boolean, Json] => [`nothing said of ${name}`, true, { [name]: undefined }]),
])('a client of a user pool with %s: broken %s', (_, expected, changes) => {
  const page = { Type: 'AWS::Cognito::UserPoolClient', Properties: { ...CLIENT, ...changes } };
  expect(broken({ Page: page })).toEqual(expected ? ['PagesHoldNoSecret'] : []);
});

const issuer = (pool: unknown) => ({ 'Fn::Join': ['', ['https://cognito-idp.amazonaws.com/', pool]] });

test.each<[string, boolean, Json, string]>([
  ['tokens of the pool', false, {}, 'Api'],
  ['tokens of another pool', true, { Issuer: issuer('ap-southeast-2_Other') }, 'Api'],
  ['tokens of nobody in particular', true, { Issuer: undefined }, 'Api'],
  ['tokens for nobody in particular', true, { Audience: [] }, 'Api'],
  ['tokens for another client too', true, { Audience: [{ Ref: 'Page' }, 'other'] }, 'Api'],
  ['tokens, by the authorizer of another API', true, {}, 'Other'],
])('a route takes %s: broken %s', (_, expected, changes, api) => {
  const stack = {
    Pool: { Type: 'AWS::Cognito::UserPool', Properties: {} },
    Page: { Type: 'AWS::Cognito::UserPoolClient', Properties: {} },
    Authorizer: {
      Type: 'AWS::ApiGatewayV2::Authorizer',
      Properties: {
        ApiId: { Ref: api },
        AuthorizerType: 'JWT',
        IdentitySource: ['$request.header.Authorization'],
        JwtConfiguration: { Issuer: issuer({ Ref: 'Pool' }), Audience: [{ Ref: 'Page' }], ...changes },
      },
    },
    Route: {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: { ApiId: { Ref: 'Api' }, AuthorizerId: { Ref: 'Authorizer' } },
    },
  };
  expect(broken(stack).includes('TokensAreOfThePool')).toBe(expected);
});
