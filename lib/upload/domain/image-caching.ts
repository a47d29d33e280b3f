/**
 * How long an answer is kept. An image never changes, since another upload has another id; browsers ask again after an hour, in
 * case it was deleted, and CloudFront forgets it when it is. What went wrong is kept for as long as it takes to stop a crowd.
 */
export const IMAGE_CACHING = {
  image: 'public, max-age=3600, s-maxage=31536000, immutable',
  /** Where nobody signs in, originals go after a day, and no copy is to outlive its original by more than an hour. */
  unclaimed: 'public, max-age=3600, s-maxage=3600',
  original: 'public, max-age=60',
  missing: 'public, max-age=10',
  error: 'public, max-age=5',
} as const;

/** Said with everything that an address of an image answers: a client with another `Accept` may get another format. */
export const IMAGE_HEADERS = { 'x-content-type-options': 'nosniff', vary: 'Accept' } as const;
