import type { PicturePart } from '../../tools/laptop/desk/picture-part';

/** The boxes that lead to code; the page's texts say the console's steps beside them. */
export const PICTURE_PARTS: Readonly<Record<string, PicturePart>> = {
  site: {
    files: ['constructs/web/site.ts'],
    types: ['AWS::CloudFront::Distribution'],
  },
  balancer: {
    files: ['constructs/shared/internal-balancer.ts', 'constructs/web/site.ts'],
    types: ['AWS::ElasticLoadBalancingV2::LoadBalancer'],
  },
  servers: {
    files: [
      'constructs/web/guestbook-servers.ts',
      'constructs/shared/node-host.ts',
      'constructs/shared/host-user-data.ts',
    ],
    types: ['AWS::AutoScaling::AutoScalingGroup'],
    ids: /^Servers/,
  },
  database: {
    files: ['constructs/web/guestbook-database.ts', 'constructs/shared/sql-database.ts'],
    types: ['AWS::RDS::DBInstance'],
  },
  files: {
    files: ['constructs/web/static-files.ts'],
    types: ['AWS::S3::Bucket'],
    ids: /^Static/,
  },
};
