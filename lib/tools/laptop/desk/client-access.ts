import { resourcesOfType } from '../../../model/template';
import type { Engine } from '../engine/engine';
import { isTable } from '../engine/services/table-server';

/** What a client on this machine needs to reach the services of a running stack. */
export interface ClientAccess {
  /** Variables that every SDK and the AWS CLI read. The keys open nothing, and none are asked for. */
  readonly environment: Readonly<Record<string, string>>;
  readonly buckets: readonly string[];
  readonly queueUrls: readonly string[];
  readonly tables: readonly string[];
}

export function clientAccess({ stack, services }: Engine): ClientAccess {
  const { references, addresses } = services;
  const idsOf = (type: string) => resourcesOfType(stack, type).map(({ logicalId }) => logicalId);
  const { queuesAndFiles, tables } = addresses;
  return {
    environment: {
      AWS_ACCESS_KEY_ID: 'laptop',
      AWS_SECRET_ACCESS_KEY: 'laptop',
      AWS_DEFAULT_REGION: stack.region,
      ...(queuesAndFiles && { AWS_ENDPOINT_URL_S3: queuesAndFiles, AWS_ENDPOINT_URL_SQS: queuesAndFiles }),
      ...(tables && { AWS_ENDPOINT_URL_DYNAMODB: tables }),
    },
    buckets: idsOf('AWS::S3::Bucket').map((id) => references.nameOf(id)),
    queueUrls: idsOf('AWS::SQS::Queue').map((id) => String(references.ref(id))),
    tables: [...stack.resources.values()].filter(isTable).map(({ logicalId }) => references.nameOf(logicalId)),
  };
}

/** The variables as this system's shell sets them. */
export function shellSettings(environment: ClientAccess['environment'], platform = process.platform): string {
  const pairs = Object.entries(environment);
  return platform === 'win32'
    ? pairs.map(([name, value]) => `$env:${name}='${value}'`).join('; ')
    : `export ${pairs.map(([name, value]) => `${name}=${value}`).join(' ')}`;
}
