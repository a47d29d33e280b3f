import { join } from 'node:path';

/** Style sheet, pictures and scripts of the page: what is the same for everybody. */
export const STATIC_DIRECTORY = join(__dirname, 'static');

/** Path that CloudFront takes from the bucket. */
export const STATIC_PATTERN = '/static/*';
