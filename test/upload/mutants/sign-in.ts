import { first, type Mutant, type RawTemplate, resource } from '../../proofs/mutant';

const PEOPLE = 'upload production edge';
const SERVICES = 'upload production regional services';

const route = (template: RawTemplate) => first(template, 'AWS::ApiGatewayV2::Route').Properties;
const pool = (template: RawTemplate) => first(template, 'AWS::Cognito::UserPool').Properties;
const page = (template: RawTemplate) => first(template, 'AWS::Cognito::UserPoolClient').Properties;

/** Who may upload, and how they say who they are. */
export const signInMutants: readonly Mutant[] = [
  {
    fault: 'a route asks nobody who calls, and its program believes that one does',
    rule: 'RoutesAskAsProgramsAreTold',
    variant: PEOPLE,
    change: (template) => {
      delete route(template)['AuthorizerId'];
      route(template)['AuthorizationType'] = 'NONE';
    },
  },
  {
    fault: 'services need not sign',
    rule: 'entries',
    variant: SERVICES,
    change: (template) => {
      route(template)['AuthorizationType'] = 'NONE';
    },
  },
  {
    fault: 'the API takes tokens of somebody else’s user pool',
    rule: 'TokensAreOfThePool',
    variant: PEOPLE,
    change: (template) => {
      const { Properties } = first(template, 'AWS::ApiGatewayV2::Authorizer');
      Properties['JwtConfiguration'].Issuer = 'https://cognito-idp.ap-southeast-2.amazonaws.com/ap-southeast-2_Other';
    },
  },
  {
    fault: 'the API takes tokens that were given to any client',
    rule: 'TokensAreOfThePool',
    variant: PEOPLE,
    change: (template) => {
      first(template, 'AWS::ApiGatewayV2::Authorizer').Properties['JwtConfiguration'].Audience = [];
    },
  },
  {
    fault: 'anybody may enter themselves',
    rule: 'NobodyEntersThemselves',
    variant: PEOPLE,
    change: (template) => {
      pool(template)['AdminCreateUserConfig'].AllowAdminCreateUserOnly = false;
    },
  },
  {
    fault: 'eight characters are a password',
    rule: 'NobodyEntersThemselves',
    variant: PEOPLE,
    change: (template) => {
      pool(template)['Policies'].PasswordPolicy.MinimumLength = 8;
    },
  },
  {
    fault: 'the page would have to hold a secret',
    rule: 'PagesHoldNoSecret',
    variant: PEOPLE,
    change: (template) => {
      page(template)['GenerateSecret'] = true;
    },
  },
  {
    fault: 'tokens come back in addresses',
    rule: 'PagesHoldNoSecret',
    variant: PEOPLE,
    change: (template) => {
      page(template)['AllowedOAuthFlows'] = ['implicit'];
    },
  },
  {
    fault: 'those who may upload go with the stack',
    rule: 'retention',
    variant: 'upload production servers of people, protected, in named zones',
    change: (template) => {
      delete resource(template, 'PeoplePool').Properties['DeletionProtection'];
    },
  },
];
