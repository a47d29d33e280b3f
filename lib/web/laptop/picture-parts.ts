import type { PicturePart } from '../../tools/laptop/desk/picture-part';

/** Tiles of the picture, by the box that tells their numbers. */
export const PICTURE_PARTS: Readonly<Record<string, PicturePart>> = {
  client: { tiles: ['outside/everybody'], files: ['constructs/web/site.ts'] },
  site: { tiles: ['Site/Distribution'], files: ['constructs/web/site.ts'] },
  balancer: {
    tiles: ['ServersBalancer'],
    files: ['constructs/shared/internal-balancer.ts', 'constructs/web/site.ts'],
  },
  servers: {
    tiles: ['Servers'],
    files: [
      'constructs/web/guestbook-servers.ts',
      'constructs/shared/node-host.ts',
      'constructs/shared/host-user-data.ts',
    ],
  },
  database: {
    tiles: ['DatabasePostgreSql', 'DatabaseMySql'],
    files: ['constructs/web/guestbook-database.ts', 'constructs/shared/sql-database.ts'],
  },
  files: { tiles: ['Static'], files: ['constructs/web/static-files.ts'] },
};
