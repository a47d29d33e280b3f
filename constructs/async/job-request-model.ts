import { type JsonSchema, JsonSchemaType, JsonSchemaVersion } from 'aws-cdk-lib/aws-apigateway';
import { EMAIL_TEMPLATES, type EmailTemplate } from '../../lib/async/domain/email-templates';
import type { JobKind } from '../../lib/async/domain/job-kinds';

/**
 * What API Gateway lets through to the queue: the same requests that lib/async/domain/job-request.ts understands.
 * Rules that relate two fields stay with the worker, which answers them with a failed job.
 */
export function jobRequestModel(kinds: readonly JobKind[]): JsonSchema {
  return {
    schema: JsonSchemaVersion.DRAFT4,
    title: 'JobRequest',
    type: JsonSchemaType.OBJECT,
    oneOf: kinds.flatMap((kind) => REQUESTS[kind]),
  };
}

const text = (maxLength: number): JsonSchema => ({ type: JsonSchemaType.STRING, minLength: 1, maxLength });
const KEY = text(1024);

const REQUESTS: Readonly<Record<JobKind, readonly JsonSchema[]>> = {
  thumbnail: [
    request('thumbnail', ['key'], {
      key: KEY,
      sizes: {
        type: JsonSchemaType.ARRAY,
        minItems: 1,
        maxItems: 5,
        items: { type: JsonSchemaType.INTEGER, minimum: 16, maximum: 2048 },
      },
    }),
  ],
  bulk: [
    request('bulk', ['key'], { key: KEY }),
    request('bulk', ['csv'], { csv: { type: JsonSchemaType.STRING, minLength: 1 } }),
  ],
  email: (Object.keys(EMAIL_TEMPLATES) as EmailTemplate[]).map((template) =>
    request('email', ['to', 'template', 'data'], {
      to: { ...text(254), pattern: '^[^@\\s]+@[^@\\s]+$' },
      template: { enum: [template] },
      data: fields(EMAIL_TEMPLATES[template].fields),
    }),
  ),
  video: [request('video', ['key', 'preset'], { key: KEY, preset: { enum: ['480p', '720p'] } })],
};

function request(kind: JobKind, required: string[], properties: Record<string, JsonSchema>): JsonSchema {
  return {
    type: JsonSchemaType.OBJECT,
    required: ['kind', ...required],
    properties: { kind: { enum: [kind] }, ...properties },
    additionalProperties: false,
  };
}

function fields(names: readonly string[]): JsonSchema {
  return {
    type: JsonSchemaType.OBJECT,
    required: [...names],
    properties: Object.fromEntries(names.map((name) => [name, { type: JsonSchemaType.STRING, maxLength: 1000 }])),
    additionalProperties: false,
  };
}
