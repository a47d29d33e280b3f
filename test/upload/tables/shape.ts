import type { UploadSettings } from '../../../lib/upload/settings';

/** The four functions that answer the API, where functions do. */
export const API_FUNCTIONS = ['Issue', 'Read', 'List', 'Delete'] as const;

/** Routes of the API, by the function that answers each. */
export const ROUTES: Readonly<Record<(typeof API_FUNCTIONS)[number], string>> = {
  Issue: 'POST /uploads',
  Read: 'GET /uploads/{uploadId}',
  List: 'GET /uploads',
  Delete: 'DELETE /uploads/{uploadId}',
};

/** A route as the ids of its resources have it. */
export const idOfRoute = (route: string): string => `Api${route.replace(/[^A-Za-z]/g, '')}`;

export const hasServers = ({ issuer }: Pick<UploadSettings, 'issuer'>): boolean => issuer === 'ec2';
export const isRegional = ({ transform }: Pick<UploadSettings, 'transform'>): boolean => transform === 'regional';

/** Buckets that somebody's requests are recorded of. */
export function recordedBuckets(settings: Pick<UploadSettings, 'transform'>): string[] {
  return ['Quarantine', 'Files', 'Page', ...(isRegional(settings) ? ['Variants'] : [])].map((name) => `${name}Bucket`);
}
