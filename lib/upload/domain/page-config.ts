import * as z from 'zod';
import { SIGN_INS } from './sign-in';

/** What the page is told about its deployment. It is public: everybody who opens the page reads it. */
export const pageConfig = z
  .strictObject({
    signIn: z.enum(SIGN_INS),
    accept: z.enum(['images', 'all']),
    maxImageBytes: z.number().int().positive(),
    maxFileBytes: z.number().int().positive(),
    /** Path of the API. */
    api: z.string().startsWith('/'),
    /** Where people sign in: origin of the user pool's domain, and the client that this page is. */
    cognito: z.strictObject({ domain: z.url(), clientId: z.string().min(1) }).optional(),
  })
  .refine(({ signIn, cognito }) => (signIn === 'cognito') === (cognito !== undefined), {
    path: ['cognito'],
    error: 'names where people sign in, with signIn cognito and with no other',
  });

export type PageConfig = z.output<typeof pageConfig>;
