import type { PicturePart } from '../../tools/laptop/desk/picture-part';

/** Tiles of the picture, by the box that tells their numbers. */
export const PICTURE_PARTS: Readonly<Record<string, PicturePart>> = {
  client: {
    tiles: ['outside/everybody', 'outside/users', 'outside/callers'],
    files: ['constructs/upload/uploaders.ts'],
  },
  api: {
    tiles: ['Api/Api', 'Api/Functions/Issue', 'Api/Balancer', 'Api/Servers'],
    files: ['constructs/upload/functions-front.ts', 'constructs/upload/upload-api.ts'],
  },
  quarantine: { tiles: ['Quarantine'], files: ['constructs/upload/quarantine.ts'] },
  arrivals: { tiles: ['Arrivals/News'], files: ['constructs/upload/arrivals.ts'] },
  check: {
    tiles: ['Check', 'Store'],
    files: ['constructs/upload/upload-checker.ts', 'lib/upload/handlers/validate-upload.ts'],
  },
  files: { tiles: ['Files'], files: ['constructs/upload/served-files.ts'] },
  site: {
    tiles: ['Site/Distribution'],
    files: ['constructs/upload/upload-site.ts', 'constructs/upload/edge-delivery.ts'],
  },
};
