import * as z from 'zod';
import { textLike } from '../config/fault';
import type { PatternSettings } from '../config/pattern-settings';
import { CLOUDFRONT_PREFIX_LISTS } from '../model/cloudfront-prefix-lists';
import { CONNECTIONS_PER_SERVER, mostServers } from './domain/database-connections';
import { ANSWER_SECONDS } from './domain/time-limits';
import { webVariants } from './variants';

const MOST_SERVERS = 20;

const webSchema = z.strictObject({
  database: z
    .enum(['postgres', 'mysql'])
    .default('postgres')
    .describe(
      'Engine of the database: PostgreSQL 17 or MySQL 8.4. Another engine replaces the database by an empty one; with deletionProtection the old one stays behind and bills: deploy false before',
    ),
  databaseSize: z
    .enum(['micro', 'small', 'medium'])
    .default('micro')
    .describe('Size of the database, a T4g instance; another one is a few minutes without it'),
  egress: z
    .enum(['nat-instance', 'nat-gateway'])
    .optional()
    .describe(
      'How servers reach AWS from private subnets: one small instance, or a gateway in each zone; nat-instance in classroom, nat-gateway in production',
    ),
  architecture: z
    .enum(['arm64', 'x86_64'])
    .default('arm64')
    .describe('CPU architecture of the servers: T4g or T3 instances'),
  instanceSize: z
    .enum(['micro', 'small', 'medium'])
    .default('micro')
    .describe('Size of a server; servers of another one take the place of the old ones, one by one'),
  minInstances: z
    .number()
    .int()
    .min(1)
    .max(MOST_SERVERS)
    .default(2)
    .describe('Servers that always run; at least 2 in production'),
  maxInstances: z
    .number()
    .int()
    .min(2)
    .max(MOST_SERVERS)
    .default(4)
    .describe('Most servers, when many people come; more than minInstances, or none could take the place of another'),
  domainName: textLike(
    /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,58}[a-z0-9])$/,
    {
      en: 'is not the name of a domain, in lower case and Latin letters, others as xn--',
      ko: '은(는) 도메인 이름이 아닙니다. 영문 소문자로, 한글 도메인은 xn--으로 시작하는 꼴로 쓰세요',
      examples: ['guestbook.example.com'],
    },
  )
    .optional()
    .describe(
      'Your own name of the site; it gets a certificate and a record in hostedZoneId. Without it the site has the name that CloudFront gives it',
    ),
  hostedZoneId: textLike(/^Z[A-Z0-9]{5,31}$/, {
    en: 'is not the id of a Route 53 hosted zone',
    ko: '은(는) Route 53 호스팅 영역의 ID가 아닙니다',
    examples: ['Z0123456789ABCDEFGHIJ'],
  })
    .optional()
    .describe('Public Route 53 hosted zone that domainName lies in'),
});

export type WebSettings = Omit<z.output<typeof webSchema>, 'egress'> & {
  readonly egress: 'nat-instance' | 'nat-gateway';
};

/** The `web` pattern: the classic three tiers, unreachable except through CloudFront. */
export const webSettings: PatternSettings<'web', typeof webSchema, WebSettings> = {
  name: 'web',
  schema: webSchema,
  complete: (chosen, { mode }) => ({
    ...chosen,
    egress: chosen.egress ?? (mode === 'production' ? 'nat-gateway' : 'nat-instance'),
  }),
  relations: [
    {
      key: 'minInstances',
      problems: ({ minInstances }, { mode }) =>
        mode === 'classroom' || minInstances > 1
          ? []
          : [
              {
                en: `${minInstances} server alone is away when its zone is, and mode=production promises more: -c web.minInstances=2`,
                ko: `서버 ${minInstances}대로는 그 가용 영역이 멈출 때 사이트도 멈춥니다. mode=production에서는 두 대부터입니다: -c web.minInstances=2`,
              },
            ],
    },
    {
      key: 'maxInstances',
      problems: ({ minInstances, maxInstances }) =>
        maxInstances > minInstances
          ? []
          : [
              {
                en: `${maxInstances} leaves no room beside minInstances ${minInstances}, and a new server comes before an old one goes: -c web.maxInstances=${minInstances + 1}`,
                ko: `${maxInstances}(으)로는 minInstances ${minInstances}에 여유가 없습니다. 새 서버가 먼저 떠야 옛 서버가 물러납니다: -c web.maxInstances=${minInstances + 1}`,
              },
            ],
    },
    {
      key: 'maxInstances',
      problems: ({ databaseSize, maxInstances }) =>
        maxInstances <= mostServers(databaseSize)
          ? []
          : [
              {
                en: `${maxInstances} servers with ${CONNECTIONS_PER_SERVER} connections each want more than databaseSize "${databaseSize}" has; at most ${mostServers(databaseSize)}: -c web.maxInstances=${mostServers(databaseSize)}`,
                ko: `서버 ${maxInstances}대가 연결을 ${CONNECTIONS_PER_SERVER}개씩 열기에는 databaseSize "${databaseSize}"의 연결 수가 모자랍니다. ${mostServers(databaseSize)}대까지입니다: -c web.maxInstances=${mostServers(databaseSize)}`,
              },
            ],
    },
    {
      key: 'domainName',
      problems: ({ domainName, hostedZoneId }) =>
        domainName !== undefined && hostedZoneId === undefined
          ? [
              {
                en: `"${domainName}" needs the hosted zone that it lies in: -c web.hostedZoneId=Z0123456789ABCDEFGHIJ`,
                ko: `"${domainName}"이(가) 속한 호스팅 영역도 적으세요: -c web.hostedZoneId=Z0123456789ABCDEFGHIJ`,
              },
            ]
          : [],
    },
    {
      key: 'hostedZoneId',
      problems: ({ domainName, hostedZoneId }) =>
        hostedZoneId !== undefined && domainName === undefined
          ? [
              {
                en: `"${hostedZoneId}" has no effect without a name in it: -c web.domainName=guestbook.example.com`,
                ko: `"${hostedZoneId}"만으로는 아무 효과가 없습니다. 그 안의 이름도 적으세요: -c web.domainName=guestbook.example.com`,
              },
            ]
          : [],
    },
  ],
  facts: {
    answerSeconds: ANSWER_SECONDS.answer,
    connectionsPerProcess: CONNECTIONS_PER_SERVER,
    open: {
      '* -> ServersBalancer through SiteOrigin: everybody':
        'A guestbook is for everybody; CloudFront is the only way to the load balancer',
      '/static/* -> StaticBucket through SiteStaticAccess: everybody':
        'Style sheets and pictures are the same for everybody; CloudFront alone reads the bucket',
    },
    names: {
      'AWS::Route53::RecordSet.Name':
        'The name of the site is the operator’s; another copy of the stack has another, or none',
    },
    outside: Object.fromEntries(
      Object.values(CLOUDFRONT_PREFIX_LISTS).map((id) => [
        `SourcePrefixListId: ${id}`,
        'CloudFront’s own addresses, a list that AWS keeps in every region under another id',
      ]),
    ),
  },
  variants: webVariants,
};
