import { paginateGetParametersByPath, type SSMClient } from '@aws-sdk/client-ssm';

/** Names of every SSM parameter below a path, page by page. */
export async function listPublicParameters(client: SSMClient, path: string): Promise<string[]> {
  const names: string[] = [];
  for await (const page of paginateGetParametersByPath({ client, pageSize: 10 }, { Path: path, Recursive: true })) {
    for (const { Name } of page.Parameters ?? []) if (Name) names.push(Name);
  }
  return names;
}
