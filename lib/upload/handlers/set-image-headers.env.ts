import * as z from 'zod';

/** A function at the edge has no environment; this one needs none. */
export const setImageHeadersEnv = z.object({});

export type SetImageHeadersEnv = z.input<typeof setImageHeadersEnv>;
