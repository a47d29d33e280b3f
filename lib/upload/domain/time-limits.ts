/** Time limits of the functions behind the API, in seconds: what is left after the answer's time is for saying that there is none. */
export const API_LIMITS = { timeoutSeconds: 10, answerSeconds: 8 } as const;

/**
 * Of the function that checks what came. A hundred megabytes of text are read through in a few seconds; files are copied, not read;
 * the largest image is decoded and encoded in half a minute. No check is begun with less than `checkSeconds` left.
 */
export const CHECK_LIMITS = { timeoutSeconds: 120, checkSeconds: 75, batchSize: 1, receives: 5 } as const;

/** A message that is taken out of the queue is hidden for six times as long as the check may take, and comes back where it failed. */
export const HIDDEN_SECONDS = 6 * CHECK_LIMITS.timeoutSeconds;

/**
 * Of what makes an image of an original: CloudFront waits thirty seconds for an origin, and thirty is all that Lambda@Edge may take.
 * Nothing is begun after `beginSeconds`, one image takes `makeSeconds`, and after `answerSeconds` there is an answer without it: a
 * function that is stopped would be an error for whoever asked.
 */
export const TRANSFORM_LIMITS = { timeoutSeconds: 20, beginSeconds: 10, makeSeconds: 8, answerSeconds: 18 } as const;

/** Of the function that gives errors their headers: it calls nobody. */
export const HEADERS_LIMITS = { timeoutSeconds: 5 } as const;

/** How long what nobody was signed in for is kept, and a form that nothing came by. */
export const UNCLAIMED_DAYS = 1;

/** How long what was refused is kept, for whoever looks into it. */
export const REJECTED_DAYS = 7;

/** How long an image of an original is kept after it was made. */
export const VARIANT_DAYS = 90;
