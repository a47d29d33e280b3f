import { bucketsOf } from '../buckets';
import { distributionsOf } from '../distributions';
import { entriesOf } from '../entries';
import { referencedId } from '../references';
import { UndecidableError } from '../undecidable-error';
import type { EdgeDraft, Reading } from './edge-drafts';

/** Who stands outside, by how the model calls who may use an entry. */
const PEOPLE: readonly (readonly [RegExp, string | undefined])[] = [
  [/^everybody( with (an|the) API key)?$/, 'outside/everybody'],
  [/^whoever signs with IAM$/, 'outside/callers'],
  [/^whoever has a token for /, 'outside/users'],
  [/^whoever signed in$|^whom an administrator adds$/, 'outside/users'],
  // What lies in a network, or asks a policy, is not open to people: reach and permissions say who gets there.
  [/^the network$|^whom its (access )?policy names$/, undefined],
];

/** Who calls what is open to somebody outside. */
export function waysIn(reading: Reading): readonly EdgeDraft[] {
  const { stack, ownerOf, place } = reading;
  const behindSites = new Set(distributionsOf(stack.model).flatMap(({ behaviors }) => behaviors.flatMap(asked)));
  return entriesOf(stack.model)
    .filter(({ logicalId }) => !behindSites.has(logicalId))
    .flatMap(({ logicalId, way, who }): EdgeDraft[] => {
      const known = PEOPLE.find(([expression]) => expression.test(who));
      if (!known) throw new UndecidableError(`${logicalId} is open to ${who}, whom the graph has no place for`);
      const owner = ownerOf(logicalId);
      if (known[1] === undefined) return [];
      const isSite = !('group' in owner) && owner.kind === 'distribution';
      const detail = isSite ? way.split(' -> ')[0]! : way;
      return [{ from: { outside: known[1] }, to: owner, meaning: 'calls', details: [detail], made: place(logicalId) }];
    });
}

function asked({ origins }: { readonly origins: readonly { readonly asks?: string }[] }): readonly string[] {
  return origins.flatMap(({ asks }) => (asks === undefined ? [] : [asks]));
}

/** Pages that may call a bucket from a browser: whoever has such a page open does, with a form or link that somebody signed. */
export function waysIntoBuckets({ stack, ownerOf, place }: Reading, people: string): readonly EdgeDraft[] {
  return bucketsOf(stack.model).flatMap(({ logicalId, cors }) => {
    const details = [...new Set(cors.flatMap(({ methods }) => methods))];
    if (details.length === 0) return [];
    return [{ from: { outside: people }, to: ownerOf(logicalId), meaning: 'calls', details, made: place(logicalId) }];
  });
}

/** Which user pool an API believes the tokens of. */
export function tokenChecks(reading: Reading): readonly EdgeDraft[] {
  return [...reading.stack.model.resources.values()]
    .filter(({ type }) => type === 'AWS::ApiGatewayV2::Authorizer' || type === 'AWS::ApiGateway::Authorizer')
    .map(({ logicalId, properties }): EdgeDraft => {
      const api = referencedId(properties['ApiId'] ?? properties['RestApiId']);
      return {
        from: reading.ownerOf(api ?? logicalId),
        to: reading.ownerOf(poolBehind(reading, logicalId)),
        meaning: 'checks tokens',
        made: reading.place(logicalId),
      };
    });
}

function poolBehind({ stack }: Reading, authorizer: string): string {
  const text = JSON.stringify(stack.model.resources.get(authorizer)?.properties);
  const pool = [...stack.model.resources.values()].find(
    ({ type, logicalId }) => type === 'AWS::Cognito::UserPool' && text.includes(`"${logicalId}"`),
  );
  if (pool) return pool.logicalId;
  throw new UndecidableError(`${authorizer} asks for tokens of nobody in the stack`);
}
