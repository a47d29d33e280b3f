/** An invalidation that somebody asks CloudFront for, and what it answers. */
export interface Invalidation {
  readonly paths: readonly string[];
  readonly xml: string;
}

const PLACE = /^\/\d{4}-\d\d-\d\d\/distribution\/([^/]+)\/invalidation$/;

/** Reads a call of CreateInvalidation. Nothing is kept here, so there is nothing to forget. @returns undefined for any other call */
export function readInvalidation(method: string | undefined, path: string, body: string): Invalidation | undefined {
  if (method !== 'POST' || !PLACE.test(path)) return undefined;
  const paths = [...body.matchAll(/<Path>([^<]*)<\/Path>/g)].map(([, text]) => text!);
  const batch = /<Paths>.*<\/CallerReference>/s.exec(body)?.[0] ?? '';
  const made = `<Id>LAPTOP</Id><Status>Completed</Status><CreateTime>${new Date().toISOString()}</CreateTime>`;
  const xml = `<Invalidation xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">${made}<InvalidationBatch>${batch}</InvalidationBatch></Invalidation>`;
  return { paths, xml };
}
