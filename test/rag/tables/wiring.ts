import type { RagSettings } from '../../../lib/rag/settings';
import { BUCKET_EMPTIER, GROUP_CLOSER, wiringOf } from '../../support/added-by-the-library';
import type { Chosen } from '../../support/pattern-tables';
import {
  apiFunctions,
  hasNetwork,
  hasServers,
  idOfRoute,
  isDomain,
  ROUTES,
  routesOfServers,
  searchingRoles,
} from './shape';

/** Which role everything acts with, what routes and the queue lead to, and where everything writes. */
export function wiring({ settings, mode }: Chosen<RagSettings>): string[] {
  return [
    ...ofFunction('PrepareIndexHandlerFunction', 'PrepareIndexHandler'),
    ...ofFunction('PrepareIndexProviderframeworkonEvent', 'PrepareIndexProvider'),
    'AWS::CloudFormation::CustomResource is made by PrepareIndexProviderframeworkonEvent',
    ...ofFunction('ReaderHandlerFunction', 'ReaderHandler'),
    'DocumentsNews leads to ReaderHandlerFunction',
    ...(hasServers(settings)
      ? [
          'ServersTemplate acts as ServersTemplateProfile',
          'ServersTemplateProfile acts as ServersRole',
          'ServersTemplate writes to ServersLogs',
          'ServersBalancerHttp leads to ServersGroupASG',
          ...routesOfServers(settings).flatMap(overLink),
          ...(mode.highlyAvailable
            ? []
            : [
                'NetworkTiersVpcPublicSubnet1Nat acts as NetworkTiersVpcPublicSubnet1NatInstanceProfile',
                'NetworkTiersVpcPublicSubnet1NatInstanceProfile acts as NetworkTiersVpcNatRole',
              ]),
        ]
      : []),
    ...apiFunctions(settings).flatMap((name) => [
      ...ofFunction(`Functions${name}Function`, `Functions${name}`),
      ...ROUTES[name].map((route) => `${idOfRoute(route)} leads to Functions${name}Function`),
    ]),
    'ApiDeploymentStagev1 writes to ApiAccessLogs',
    ...(settings.apiGatewayLogRole === 'create' ? ['ApiAccountLoggingAccount acts as ApiAccountLoggingRole'] : []),
    ...(isDomain(settings) ? domain(settings) : []),
    ...(hasNetwork(settings)
      ? [
          'NetworkTiersFlowLog acts as NetworkTiersFlowLogWriter',
          'NetworkTiersFlowLog writes to NetworkTiersFlowLogs',
          ...wiringOf(GROUP_CLOSER),
        ]
      : []),
    ...(mode.keepData ? [] : wiringOf(BUCKET_EMPTIER)),
  ];
}

function ofFunction(id: string, name: string): string[] {
  return [`${id} acts as ${name}Role`, `${id} writes to ${name}Logs`];
}

/** The API writes down who asks, and whose documents: what the servers believe. */
function overLink(route: string): string[] {
  const id = idOfRoute(route);
  const parameters = route.match(/(?<=\{)\w+(?=\})/g) ?? [];
  return [
    `${id} leads to ServersBalancerHttp`,
    `${id} asks by ${route.split(' ')[0]}`,
    `${id} integration.request.header.x-caller-id with context.identity.caller`,
    `${id} integration.request.header.x-tenant with method.request.path.tenant`,
    ...parameters.map((name) => `${id} integration.request.path.${name} with method.request.path.${name}`),
  ];
}

/** The domain has one master, which tells it of the roles that it lets in. */
const domain = (settings: RagSettings) => [
  'PassageDomain acts as PrepareIndexHandlerRole',
  ...['PrepareIndexHandlerFunction', 'PrepareIndexPrepared'].flatMap((told) =>
    [...searchingRoles(settings), 'ReaderHandlerRole'].map((role) => `${told} acts as ${role}`),
  ),
  ...['SlowSearch', 'SlowWrite', 'Application', 'Audit'].map(
    (log) => `PassageDomain writes to PassageDomain${log}Logs`,
  ),
];
