import { paginateGetParametersByPath, SSMClient } from '@aws-sdk/client-ssm';

/**
 * Names of every SSM parameter below a path, page by page.
 *
 * @param client - of the region that is asked
 */
export async function listPublicParameters(client: SSMClient, path: string): Promise<string[]> {
  const names: string[] = [];
  for await (const page of paginateGetParametersByPath({ client, pageSize: 10 }, { Path: path, Recursive: true })) {
    for (const { Name } of page.Parameters ?? []) if (Name) names.push(Name);
  }
  return names;
}

/** Asks a region with the credentials of whoever runs the command. */
export function publicParametersOf(region: string): (path: string) => Promise<string[]> {
  const client = new SSMClient({ region });
  return (path) => listPublicParameters(client, path);
}
