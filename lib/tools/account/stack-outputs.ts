import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';

/**
 * Outputs of a deployed stack, by their names; none where no stack has the name.
 *
 * @throws Error of CloudFormation for anything else, such as missing credentials
 */
export async function stackOutputs(region: string, stack: string): Promise<Readonly<Record<string, string>>> {
  const { Stacks = [] } = await new CloudFormationClient({ region })
    .send(new DescribeStacksCommand({ StackName: stack }))
    .catch(noneOfThatName);
  return Object.fromEntries((Stacks[0]?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));
}

/** CloudFormation answers a name that it does not know with an error, of a kind that it uses for other things as well. */
function noneOfThatName(error: Error): { readonly Stacks?: undefined } {
  if (error.name === 'ValidationError' && error.message.includes('does not exist')) return {};
  throw error;
}
