import { allowing, first, firstId, type Mutant, type RawTemplate, resource, without } from '../../proofs/mutant';

const DEFAULT = 'async classroom lambda lambda s3';
const DIRECT = 'async classroom direct lambda s3';

const sending = (template: RawTemplate) =>
  Object.values(template.Resources).find(({ Properties }) => Properties?.['Integration']?.Type === 'AWS')!.Properties;

/** Who may call, how often, and what a call may carry. */
export const apiMutants: readonly Mutant[] = [
  {
    fault: 'a body can add parameters to the call of SQS',
    rule: 'BodiesAreCheckedAndEncoded',
    variant: DIRECT,
    change: (template) => {
      const templates = sending(template)['Integration'].RequestTemplates;
      templates['application/json'] = JSON.parse(
        JSON.stringify(templates['application/json']).replace(
          'MessageBody=$util.urlEncode($input.body)',
          'MessageBody=$input.body',
        ),
      );
    },
  },
  {
    fault: 'bodies reach the queue unread',
    rule: 'BodiesAreCheckedAndEncoded',
    variant: DIRECT,
    change: (template) => {
      delete sending(template)['RequestValidatorId'];
    },
  },
  {
    fault: 'bodies of another content type pass the model by',
    rule: 'BodiesAreCheckedAndEncoded',
    variant: DIRECT,
    change: (template) => {
      sending(template)['Integration'].PassthroughBehavior = 'WHEN_NO_MATCH';
    },
  },
  {
    fault: 'API Gateway may send to every queue',
    rule: 'IntegrationsDoOneThing',
    variant: DIRECT,
    change: (template) => {
      allowing(template, 'DirectApiSendRoleDefaultPolicy', 'sqs:SendMessage')['Resource'] = '*';
    },
  },
  {
    fault: 'a route lets anybody in',
    rule: 'WaysInAskWhoCalls',
    variant: DEFAULT,
    change: (template) => {
      first(template, 'AWS::ApiGatewayV2::Route').Properties['AuthorizationType'] = 'NONE';
    },
  },
  {
    fault: 'a method of the REST API lets anybody in',
    rule: 'WaysInAskWhoCalls',
    variant: DIRECT,
    change: (template) => {
      first(template, 'AWS::ApiGateway::Method').Properties['AuthorizationType'] = 'NONE';
    },
  },
  {
    fault: 'callers may call as often as they like',
    rule: 'StagesSlowCallersDown',
    variant: DEFAULT,
    change: (template) => {
      delete first(template, 'AWS::ApiGatewayV2::Stage').Properties['DefaultRouteSettings'];
    },
  },
  {
    fault: 'nobody writes down who called',
    rule: 'StagesRecordCalls',
    variant: DEFAULT,
    change: (template) => {
      delete first(template, 'AWS::ApiGatewayV2::Stage').Properties['AccessLogSettings'];
    },
  },
  {
    fault: 'in an account that never had an API, its logging role is set first and refused',
    rule: 'LoggingRolesComeBetween',
    variant: DIRECT,
    change: (template) => {
      delete resource(template, 'ApiAccountLoggingAccount').DependsOn;
    },
  },
  {
    fault: 'the stage is made before the role that it logs with',
    rule: 'LoggingRolesComeBetween',
    variant: DIRECT,
    change: (template) => {
      const stage = first(template, 'AWS::ApiGateway::Stage');
      stage.DependsOn = without(
        [stage.DependsOn!].flat(),
        (id) => id === firstId(template, 'AWS::ApiGateway::Account'),
      );
    },
  },
  {
    fault: "the access log keeps callers' addresses",
    rule: 'AccessLogsCarryNothingSent',
    variant: DEFAULT,
    change: (template) => {
      first(template, 'AWS::ApiGatewayV2::Stage').Properties['AccessLogSettings'].Format +=
        '$context.identity.sourceIp';
    },
  },
];
