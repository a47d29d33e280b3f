import * as z from 'zod';

/**
 * Parses the process environment once, when a handler's module loads.
 *
 * @throws Error naming every variable that is missing or wrong. The construct types the function's environment
 * with the same schema, so this can only happen where a function runs outside its stack.
 */
export function parseEnv<Schema extends z.ZodObject>(schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(process.env);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(['The environment is incomplete:', ...problems].join('\n'));
}

/** A whole number as the environment holds it: text in, number out. */
export const wholeNumber = z.string().regex(/^\d+$/, 'is not a whole number').transform(Number);

/** A variable that may be left empty, because CloudFormation has no absent value in a map of environment variables. */
export const optionalText = z
  .string()
  .optional()
  .transform((text) => (text === '' ? undefined : text));

/** Whether the SDK's client of a service talks to an endpoint given by the environment rather than to AWS. */
export function hasOwnEndpoint(service: 'S3'): boolean {
  return Boolean(process.env[`AWS_ENDPOINT_URL_${service}`] ?? process.env['AWS_ENDPOINT_URL']);
}
