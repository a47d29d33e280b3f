import type { AccessQuestions } from '../support/access-questions';

const DATABASE = 'constructs/shared/sql-database.ts';

export const webAccess: AccessQuestions = [
  [
    'yes',
    '--who ServersRole --can rds-db:connect --on DatabasePostgreSqlInstance/user/guestbook_server',
    'rds-db',
    DATABASE,
  ],
  [
    'no',
    '--who ServersRole --can rds-db:connect --on DatabasePostgreSqlInstance/user/postgres',
    'no statement allows it',
  ],
  [
    'no',
    '--who ServersRole --can secretsmanager:GetSecretValue --on DatabasePostgreSqlInstance/secret',
    'no statement',
  ],
  ['yes', '--who ServersRole --can logs:PutLogEvents --on ServersLogs/stream', 'ServersRoleDefaultPolicy', DATABASE],
  ['no', '--who ServersRole --can s3:PutObject --on StaticBucket/static/a.css', 'no statement allows it'],
  // Files are served by CloudFront alone.
  ['no', '--who internet --can s3:GetObject --on StaticBucket/static/a.css', 'public access block'],
  [
    'yes',
    '--who cloudfront.amazonaws.com --can s3:GetObject --on StaticBucket/static/a.css --with aws:SourceArn=SiteDistribution',
    'StaticBucketPolicy',
    'constructs/web/static-files.ts',
  ],
  [
    'no',
    '--who cloudfront.amazonaws.com --can s3:GetObject --on StaticBucket/static/a.css --with aws:SourceArn=arn:aws:cloudfront::444455556666:distribution/theirs',
    'no statement allows it',
  ],
  // From the internet to the database there is one way, and it is through the balancer and the servers.
  ['yes', '--who internet --reach ServersBalancer --port 80', 'from CloudFront'],
  ['no', '--who internet --reach DatabasePostgreSqlInstance', 'no'],
  ['yes', '--who ServersGroupASG --reach DatabasePostgreSqlInstance --port 5432', 'inside the network'],
  ['no', '--who ServersBalancer --reach DatabasePostgreSqlInstance', 'no'],
];
