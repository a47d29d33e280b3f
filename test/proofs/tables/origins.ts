import type { StackModel } from '../../../lib/model/template';
import type { TableProof } from './table-proof';
import { written } from './written-value';

export const originTable: TableProof = {
  table: 'origins',
  claim: 'pages of exactly the listed origins may call',
  read: (stack) =>
    [...stack.resources.values()].flatMap(({ logicalId, properties }) =>
      originsIn(stack, properties).map((line) => `${logicalId} ${line}`),
    ),
};

/** Buckets, APIs, function URLs and distributions each spell it their way; a REST API writes the header itself. */
const ORIGINS = /^(Allow|Allowed|AccessControlAllow)Origins$|Access-Control-Allow-Origin$/i;

function originsIn(stack: StackModel, value: unknown): string[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    ORIGINS.test(key) ? [written(stack, inner)] : originsIn(stack, inner),
  );
}
