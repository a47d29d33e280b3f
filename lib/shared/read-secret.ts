import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { answering } from './answering';

const ANSWER_MS = 5_000;

export async function readSecret(arn: string): Promise<string> {
  const client = new SecretsManagerClient({ requestHandler: answering(ANSWER_MS) });
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
  return SecretString ?? '';
}
