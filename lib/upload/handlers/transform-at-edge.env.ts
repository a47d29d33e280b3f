import * as z from 'zod';

/** A function at the edge has no environment: bucket and region stand in the request that CloudFront hands to it. */
export const transformAtEdgeEnv = z.object({});

export type TransformAtEdgeEnv = z.input<typeof transformAtEdgeEnv>;
