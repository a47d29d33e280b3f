import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/**
 * What AWS asks permission for when code sends a command, or signs for somebody who sends it. Each item is one thing that is asked
 * for; where it has several names, which of them depends on what the command says, such as a version.
 */
const ASKED_FOR: Readonly<Record<string, readonly (readonly string[])[]>> = {
  // Signs every request to OpenSearch: a collection asks for one permission, a domain by the method.
  AwsSigv4Signer: [['aoss:APIAccessAll', 'es:ESHttpDelete', 'es:ESHttpGet', 'es:ESHttpPost', 'es:ESHttpPut']],
  BatchGetCommand: [['dynamodb:BatchGetItem']],
  ChangeMessageVisibilityCommand: [['sqs:ChangeMessageVisibility']],
  // And for the guardrail that it names, where it names one.
  ConverseStreamCommand: [['bedrock:InvokeModelWithResponseStream'], ['bedrock:ApplyGuardrail']],
  CopyObjectCommand: [['s3:GetObject', 's3:GetObjectVersion'], ['s3:PutObject']],
  CreateInvalidationCommand: [['cloudfront:CreateInvalidation']],
  DeleteCommand: [['dynamodb:DeleteItem']],
  DeleteMessageCommand: [['sqs:DeleteMessage']],
  DeleteObjectCommand: [['s3:DeleteObject', 's3:DeleteObjectVersion']],
  DeleteObjectsCommand: [['s3:DeleteObject', 's3:DeleteObjectVersion']],
  GetCommand: [['dynamodb:GetItem']],
  GetObjectCommand: [['s3:GetObject', 's3:GetObjectVersion']],
  GetSecretValueCommand: [['secretsmanager:GetSecretValue']],
  GetSuppressedDestinationCommand: [['ses:GetSuppressedDestination']],
  HeadObjectCommand: [['s3:GetObject', 's3:GetObjectVersion']],
  InvokeModelCommand: [['bedrock:InvokeModel']],
  PutCommand: [['dynamodb:PutItem']],
  PutObjectCommand: [['s3:PutObject']],
  QueryCommand: [['dynamodb:Query']],
  ReceiveMessageCommand: [['sqs:ReceiveMessage']],
  ScanCommand: [['dynamodb:Scan']],
  // The service asks under both names, the old one too.
  SendEmailCommand: [['ses:SendEmail'], ['ses:SendTemplatedEmail']],
  SendMessageBatchCommand: [['sqs:SendMessage']],
  SendMessageCommand: [['sqs:SendMessage']],
  SetInstanceProtectionCommand: [['autoscaling:SetInstanceProtection']],
  Signer: [['rds-db:connect']],
  UpdateCommand: [['dynamodb:UpdateItem']],
  createPresignedPost: [['s3:PutObject']],
};

/** Constructors of commands and signers, and the functions that sign without a command. */
const SENT = /new (?:\w+\.)*(\w+Command|Signer)\(|\b(createPresignedPost|AwsSigv4Signer)\)?\(/g;

const HANDLERS = (pattern: string) => join(__dirname, '..', '..', 'lib', pattern, 'handlers');

/** Names of the handlers of a pattern, as `lib/<pattern>/handlers/<name>.ts`. */
export function handlersOf(pattern: string): readonly string[] {
  return readdirSync(HANDLERS(pattern))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.env.ts'))
    .map((file) => file.replace(/\.ts$/, ''));
}

/**
 * What the bundle of a handler may ask AWS for, as far as its text shows: what no import leads to is left out of it, and of an
 * object with several methods all of them stay.
 *
 * @throws Error for a command that the table above does not know
 */
export function askedFor(pattern: string, handler: string): readonly (readonly string[])[] {
  const { outputFiles } = buildSync({
    entryPoints: [join(HANDLERS(pattern), `${handler}.ts`)],
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    write: false,
  });
  const sent = [...outputFiles[0]!.text.matchAll(SENT)].map(([, command, signed]) => command ?? signed!);
  return [...new Set(sent)].flatMap((command) => {
    const asked = ASKED_FOR[command];
    if (!asked)
      throw new Error(`${handler} sends ${command}; write down in test/proofs/commands.ts what AWS asks for then`);
    return asked;
  });
}
