import type { RagSettings } from '../../../lib/rag/settings';
import {
  BUCKET_EMPTIER,
  emptiedBy,
  forOwnAccount,
  GROUP_CLOSER,
  recordsAccess,
  takenBy,
} from '../../support/added-by-the-library';
import type { Chosen } from '../../support/pattern-tables';
import {
  type ApiFunction,
  apiFunctions,
  hasNetwork,
  hasServers,
  idOfRoute,
  isDomain,
  ROUTES,
  searchingRoles,
} from './shape';

/** Whom the policies of resources and the trust of roles let in. */
export function admissions({ settings, mode, region }: Chosen<RagSettings>): Record<string, readonly string[]> {
  const network = hasNetwork(settings);
  return {
    AlarmsTopicPolicy: ['cloudwatch.amazonaws.com: sns:Publish rag-alarmstopic', forOwnAccount('sns:Publish')],
    AccessLogsBucketPolicy: [
      ...recordsAccess('rag', 'AccessLogsBucket', 'FilesBucket'),
      ...(hasServers(settings)
        ? [
            'logdelivery.elasticloadbalancing.amazonaws.com: s3:PutObject rag-accesslogsbucket/AWSLogs/111122223333/any',
            forOwnAccount(
              's3:PutObject',
              `ArnLike aws:SourceArn arn:aws:elasticloadbalancing:${region}:111122223333:loadbalancer/*`,
            ),
          ]
        : []),
      ...(mode.keepData ? [] : emptiedBy('rag', 'AccessLogsBucket')),
    ],
    ...(!mode.keepData && { FilesBucketPolicy: emptiedBy('rag', 'FilesBucket') }),
    // The bucket's own ARN would be a circle, so S3 says for which account it brings news.
    DocumentsNewsPolicy: ['s3.amazonaws.com: sqs:SendMessage rag-documentsnews', forOwnAccount('sqs:SendMessage')],
    ...(isDomain(settings) ? DOMAIN : collection(settings)),
    ...Object.fromEntries(
      apiFunctions(settings).flatMap((name) => ROUTES[name].map((route) => called(name, route, region))),
    ),
    ...takenBy('lambda', [
      ...apiFunctions(settings).map((name) => `Functions${name}Role`),
      'PrepareIndexHandlerRole',
      'PrepareIndexProviderRole',
      'ReaderHandlerRole',
      ...(network ? [`${GROUP_CLOSER}Role`] : []),
      ...(mode.keepData ? [] : [`${BUCKET_EMPTIER}Role`]),
    ]),
    ...takenBy('ec2', [
      ...(hasServers(settings) ? ['ServersRole'] : []),
      ...(hasServers(settings) && !mode.highlyAvailable ? ['NetworkTiersVpcNatRole'] : []),
    ]),
    ...takenBy('apigateway', settings.apiGatewayLogRole === 'create' ? ['ApiAccountLoggingRole'] : []),
    ...(network && {
      NetworkTiersFlowLogWriter: ['vpc-flow-logs.amazonaws.com', forOwnAccount('sts:AssumeRole')],
    }),
  };
}

const data = (policy: string, role: string, ...actions: readonly string[]) =>
  actions.map((action) => `role/rag-${role}: aoss:${action} rag-passages${policy}policy`);
const CHANGE_ALIASES = ['Create', 'Delete', 'Update', 'Describe'].map((verb) => `${verb}CollectionItems`);
const READ = ['DescribeIndex', 'ReadDocument'];

/** What roles do with the data of the collection, in its own policies: the one that makes indexes writes none, and the other way round. */
const collection = (settings: RagSettings): Record<string, readonly string[]> => ({
  PassagesSetUpPolicy: data(
    'setup',
    'prepareindexhandlerrole',
    'CreateIndex',
    'DescribeIndex',
    'UpdateIndex',
    'DeleteIndex',
    ...CHANGE_ALIASES,
  ),
  PassagesIngestPolicy: data('ingest', 'readerhandlerrole', ...READ, 'WriteDocument', 'DeleteIndex', ...CHANGE_ALIASES),
  PassagesSearchPolicy: searchingRoles(settings).flatMap((role) =>
    data('search', role.toLowerCase(), ...READ, 'DescribeCollectionItems'),
  ),
});

/** What lets a domain write its logs. */
const DOMAIN = {
  PassageDomainMayLogResourcePolicy: [
    ...['PutLogEvents', 'CreateLogStream'].flatMap((action) =>
      ['audit', 'application', 'slowsearch', 'slowwrite'].map(
        (log) => `es.amazonaws.com: logs:${action} log-group:rag-passagedomain${log}logs:any`,
      ),
    ),
    forOwnAccount('logs:PutLogEvents, logs:CreateLogStream'),
  ],
};

function called(name: ApiFunction, route: string, region: string): [string, string[]] {
  const [method, path] = route.split(' ') as [string, string];
  const source = `arn:aws:execute-api:${region}:111122223333:rag-api/rag-apideploymentstagev1/${method}${path.replace(/\{\w+\}/g, '*')}`;
  return [
    `${idOfRoute(route)}ApiPermissionRagApiFEFC5A4E${method}${path.replace(/[^A-Za-z]/g, '')}`,
    [
      `apigateway.amazonaws.com: lambda:InvokeFunction function:rag-functions${name.toLowerCase()}function`,
      `Allow lambda:InvokeFunction: if ArnLike aws:SourceArn ${source}`,
    ],
  ];
}
