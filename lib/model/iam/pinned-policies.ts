import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UndecidableError } from '../undecidable-error';
import type { ManagedPolicies } from './attached-policies';
import { type PolicyDocument, parsePolicy } from './policy-document';

const FOLDER = join(__dirname, 'managed-policies');

/** An AWS managed policy as it read on a day: AWS may change the text, and what is decided here then speaks of the old one. */
export interface PinnedPolicy {
  readonly name: string;
  readonly arn: string;
  readonly version: string;
  readonly edited: string;
  readonly pinned: string;
  readonly sources: readonly string[];
  readonly document: unknown;
}

export const pinnedPolicies: readonly PinnedPolicy[] = readdirSync(FOLDER).map(
  (file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as PinnedPolicy,
);

const documents = new Map<string, PolicyDocument>(
  pinnedPolicies.map(({ arn, document }) => [arn.split(':policy/')[1]!, parsePolicy(document)]),
);

/** Looks an AWS managed policy up among the pinned ones. */
export const pinnedManagedPolicies: ManagedPolicies = (name) => {
  const document = documents.get(name);
  if (!document) {
    throw new UndecidableError(
      `${name} is not pinned; add it to lib/model/iam/managed-policies with its date and two sources`,
    );
  }
  return document;
};
