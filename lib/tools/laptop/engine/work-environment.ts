import { NODE_MAJOR_VERSION } from '../../../shared/runtime';
import { WITHOUT_VERSION_WARNINGS } from '../../account/without-version-warnings';

export interface ServiceAddresses {
  /** @default - the stack has neither queues nor buckets */
  readonly queuesAndFiles?: string;
  /** @default - the stack has no tables */
  readonly tables?: string;
  /** SES and Secrets Manager, and the end of every call to something else. */
  readonly smallServices: string;
}

/** Variables that the host must pass on for a process to work at all; nothing else of this machine reaches a handler. */
const PASSED_ON = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'];

/**
 * The environment of a handler's process: the template's variables, the endpoints of the laptop's services, and keys that
 * open nothing.
 */
export function workEnvironment(
  own: Readonly<Record<string, string>>,
  region: string,
  addresses: ServiceAddresses,
): Record<string, string> {
  const host = PASSED_ON.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]!]]));
  return {
    ...Object.fromEntries(host),
    ...own,
    TZ: 'UTC',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: 'laptop',
    AWS_SECRET_ACCESS_KEY: 'laptop',
    AWS_EC2_METADATA_DISABLED: 'true',
    // The endpoint without a service's name catches every call that the laptop has no service for.
    AWS_ENDPOINT_URL: addresses.smallServices,
    ...(addresses.queuesAndFiles && {
      AWS_ENDPOINT_URL_S3: addresses.queuesAndFiles,
      AWS_ENDPOINT_URL_SQS: addresses.queuesAndFiles,
    }),
    ...(addresses.tables && { AWS_ENDPOINT_URL_DYNAMODB: addresses.tables }),
    ...WITHOUT_VERSION_WARNINGS,
    // The template's certificates are those of RDS, which is not here.
    NODE_EXTRA_CA_CERTS: '',
  };
}

/** What Lambda tells a function about itself. */
export function lambdaEnvironment(name: string, memoryMiB: number): Record<string, string> {
  return {
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMiB),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'laptop',
    AWS_EXECUTION_ENV: `AWS_Lambda_nodejs${NODE_MAJOR_VERSION}.x`,
  };
}
