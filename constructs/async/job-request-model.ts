import { type JsonSchema, JsonSchemaType, JsonSchemaVersion } from 'aws-cdk-lib/aws-apigateway';
import type { JobKind } from '../../lib/async/domain/job-kinds';
import { JOB_REQUEST_SCHEMAS } from '../../lib/async/domain/job-request-schemas';

/** What API Gateway lets through to the queue. */
export function jobRequestModel(kinds: readonly JobKind[]): JsonSchema {
  return {
    schema: JsonSchemaVersion.DRAFT4,
    title: 'JobRequest',
    type: JsonSchemaType.OBJECT,
    oneOf: kinds.flatMap((kind) => JOB_REQUEST_SCHEMAS[kind] as readonly JsonSchema[]),
  };
}
