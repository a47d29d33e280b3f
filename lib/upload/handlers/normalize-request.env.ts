import * as z from 'zod';

/** A CloudFront Function has no environment: what it needs to know stands in its code. */
export const normalizeRequestEnv = z.object({});

export type NormalizeRequestEnv = z.input<typeof normalizeRequestEnv>;
