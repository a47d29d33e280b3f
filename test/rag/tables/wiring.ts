import type { RagSettings } from '../../../lib/rag/settings';
import { BUCKET_EMPTIER, GROUP_CLOSER, wiringOf } from '../../support/added-by-the-library';
import type { Chosen } from '../../support/pattern-tables';
import { API_FUNCTIONS, hasNetwork, idOfRoute, isDomain, ROUTES } from './shape';

/** Which role everything acts with, what routes and the queue lead to, and where everything writes. */
export function wiring({ settings, mode }: Chosen<RagSettings>): string[] {
  return [
    ...ofFunction('PrepareIndexHandlerFunction', 'PrepareIndexHandler'),
    ...ofFunction('PrepareIndexProviderframeworkonEvent', 'PrepareIndexProvider'),
    'AWS::CloudFormation::CustomResource is made by PrepareIndexProviderframeworkonEvent',
    ...ofFunction('ReaderHandlerFunction', 'ReaderHandler'),
    'DocumentsNews leads to ReaderHandlerFunction',
    ...API_FUNCTIONS.flatMap((name) => [
      ...ofFunction(`Functions${name}Function`, `Functions${name}`),
      ...ROUTES[name].map((route) => `${idOfRoute(route)} leads to Functions${name}Function`),
    ]),
    'ApiDeploymentStagev1 writes to ApiAccessLogs',
    ...(settings.apiGatewayLogRole === 'create' ? ['ApiAccountLoggingAccount acts as ApiAccountLoggingRole'] : []),
    ...(isDomain(settings) ? DOMAIN : []),
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

/** The domain has one master, which tells it of the roles that it lets in. */
const DOMAIN = [
  'PassageDomain acts as PrepareIndexHandlerRole',
  ...['PrepareIndexHandlerFunction', 'PrepareIndexPrepared'].flatMap((told) =>
    ['FunctionsAskRole', 'FunctionsSearchRole', 'ReaderHandlerRole'].map((role) => `${told} acts as ${role}`),
  ),
  ...['SlowSearch', 'SlowWrite', 'Application', 'Audit'].map(
    (log) => `PassageDomain writes to PassageDomain${log}Logs`,
  ),
];
