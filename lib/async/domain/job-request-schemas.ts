import * as z from 'zod';
import { JOB_KINDS, type JobKind } from './job-kinds';
import { jobRequest } from './job-request';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * Every form of a request as a JSON schema of draft 4, by kind: what API Gateway can check of `jobRequest` before it queues.
 * Rules that draft 4 cannot say stay with the worker, which answers them with a failed job.
 */
export const JOB_REQUEST_SCHEMAS = formsByKind(
  z.toJSONSchema(jobRequest, { target: 'draft-4', io: 'input', override }),
);

function override({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  // A gateway checks and fills nothing in; and a list of values needs no type.
  delete jsonSchema.default;
  if (jsonSchema.enum) delete jsonSchema.type;
  if (jsonSchema.format === 'email') {
    // The letters of an address are judged in one place, by the worker, whose regular expressions are not API Gateway's.
    delete jsonSchema.format;
    Object.assign(jsonSchema, { minLength: 1, pattern: '^[^@\\s]+@[^@\\s]+$' });
  }
}

function formsByKind(schema: JsonSchema): Readonly<Record<JobKind, readonly JsonSchema[]>> {
  const forms = formsOf(schema).map((form) => ({ form, kind: form.properties?.['kind'] as JsonSchema }));
  const ofKind = (name: JobKind) => forms.filter(({ kind }) => kind.enum?.includes(name)).map(({ form }) => form);
  return Object.fromEntries(JOB_KINDS.map((kind) => [kind, ofKind(kind)])) as Record<JobKind, JsonSchema[]>;
}

/** The objects of a schema, however its alternatives are nested; one for each name of which a request gives exactly one. */
function formsOf(schema: JsonSchema): JsonSchema[] {
  const { oneOf, exactlyOneOf, ...form } = schema;
  if (oneOf) return oneOf.flatMap((alternative) => formsOf(alternative as JsonSchema));
  if (!exactlyOneOf) return [form];
  const alternatives = exactlyOneOf as readonly string[];
  return alternatives.map((chosen) => ({
    ...form,
    required: [...(form.required ?? []), chosen],
    properties: Object.fromEntries(
      Object.entries(form.properties ?? {}).filter(([name]) => name === chosen || !alternatives.includes(name)),
    ),
  }));
}
