import type { WebSettings } from '../../../lib/web/settings';
import { BUCKET_EMPTIER, GROUP_CLOSER } from '../../support/added-by-the-library';
import type { Chosen, Forms } from '../../support/pattern-tables';
import { databaseOf } from './names';

/** What each function and machine is told. */
export function environment({ settings, mode }: Chosen<WebSettings>): Record<string, Forms> {
  const instance = `${databaseOf(settings)}Instance`;
  const database: Forms = {
    DATABASE_HOST: `${instance}.Endpoint.Address`,
    DATABASE_PORT: `${instance}.Endpoint.Port`,
    DATABASE_NAME: 'guestbook',
    DATABASE_USER: 'guestbook_server',
    DATABASE_TLS: 'verify-full',
    DATABASE_ENGINE: settings.database,
  };
  return {
    ServersTemplate: {
      ...BOOT,
      ...database,
      CONNECTIONS: '10',
      STATIC_PATH: RELEASE,
      PORT: '8080',
      DRAIN_SECONDS: '25',
      'refers to': [instance, 'ServersLogs'].join(', '),
      'names hosts': '127.0.0.1:8080, 169.254.169.254, truststore.pki.rds.amazonaws.com',
      Environment: [
        'AWS_REGION=<region> NODE_ENV=production NODE_OPTIONS=--enable-source-maps',
        'NODE_EXTRA_CA_CERTS=/etc/pki/rds-global-bundle.pem',
      ].join('\n'),
    },
    ...(settings.egress === 'nat-instance' && {
      NetworkVpcPublicSubnet1Nat: { 'refers to': '', 'names hosts': '' },
    }),
    PrepareDatabaseHandlerFunction: {
      ...database,
      ...NODE,
      MASTER_SECRET_ARN: `${instance}.MasterUserSecret.SecretArn`,
      NODE_EXTRA_CA_CERTS: '/var/runtime/ca-cert.pem',
    },
    StaticPublishHandlerFunction: { BUCKET_NAME: 'StaticBucket', ...NODE },
    ...Object.fromEntries(
      ['PrepareDatabase', 'StaticPublish'].map((name) => [
        `${name}ProviderframeworkonEvent`,
        { USER_ON_EVENT_FUNCTION_ARN: `${name}HandlerFunction.Arn` },
      ]),
    ),
    [`${GROUP_CLOSER}Handler`]: {},
    ...(!mode.keepData && { [`${BUCKET_EMPTIER}Handler`]: {} }),
  };
}

const NODE = { NODE_OPTIONS: '--enable-source-maps' };

/** A hash of all static files. */
const RELEASE = /^\/static\/[0-9a-f]{16}$/;

/** What the first script of every server finds out. */
const BOOT: Forms = {
  status: '$?',
  token: /^\$\(curl .* http:\/\/169\.254\.169\.254\/latest\/api\/token\)$/,
  group: /^\$\(curl .* http:\/\/169\.254\.169\.254\/latest\/meta-data\/tags\/instance\/aws:autoscaling:groupName\)$/,
};
