import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AsyncSettings } from '../../lib/async/settings';
import { chosenIn } from '../support/chosen-settings';
import type { Chosen } from '../support/pattern-tables';
import { variantsOf } from '../support/variants';
import { asyncPattern } from './pattern';
import { roles } from './tables/roles';

/** Where commands are sent: the pattern's own adapters, and what patterns share. */
const FOLDERS = ['async/adapters', 'shared'].map((folder) => join(__dirname, '..', '..', 'lib', folder));

/** What AWS asks permission for when the code sends a command, where the two names differ. */
const ASKED_AS: Readonly<Record<string, readonly string[]>> = {
  DeleteMessageCommand: ['sqs:DeleteMessage'],
  ChangeMessageVisibilityCommand: ['sqs:ChangeMessageVisibility'],
  GetCommand: ['dynamodb:GetItem'],
  GetObjectCommand: ['s3:GetObject'],
  GetSecretValueCommand: ['secretsmanager:GetSecretValue'],
  GetSuppressedDestinationCommand: ['ses:GetSuppressedDestination'],
  PutCommand: ['dynamodb:PutItem'],
  PutObjectCommand: ['s3:PutObject'],
  ReceiveMessageCommand: ['sqs:ReceiveMessage'],
  SendEmailCommand: ['ses:SendEmail', 'ses:SendTemplatedEmail'],
  SendMessageBatchCommand: ['sqs:SendMessage'],
  SendMessageCommand: ['sqs:SendMessage'],
  SetInstanceProtectionCommand: ['autoscaling:SetInstanceProtection'],
  Signer: ['rds-db:connect'],
};

/** Roles behind our own code, and what AWS's machinery calls with them beside it. */
const OURS = [
  'PrepareResultsHandlerRole',
  'ReadJobHandlerRole',
  'ServersRole',
  'SubmitJobHandlerRole',
  'WorkerHandlerRole',
  'WorkerRole',
];
const MACHINERY = /^(ec2|logs|ssm|ssmmessages|xray):|^sqs:GetQueueAttributes$|^Allow$/;

test('the code of async sends exactly the commands that its roles may send', () => {
  const sent = FOLDERS.flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
    .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/new (?:\w+\.)?(\w+Command|Signer)\(/g)])
    .map(([, command]) => command!);
  const asked = sent.flatMap((command) => ASKED_AS[command] ?? [`${command}, which is not known here`]);

  const granted = variantsOf(asyncPattern).flatMap((variant) =>
    Object.entries(roles(chosenIn(variant, asyncPattern) as Chosen<AsyncSettings>))
      .filter(([role]) => OURS.includes(role))
      .flatMap(([, lines]) => lines.map((line) => line.split(' ')[0]!))
      .filter((action) => !MACHINERY.test(action)),
  );
  expect(sorted(asked)).toEqual(sorted(granted));
});

function sorted(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
