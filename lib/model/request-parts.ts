import { at } from './property-path';
import { resourceBehind } from './references';
import type { StackModel } from './template';
import { UndecidableError } from './undecidable-error';

/** Names that are chosen of all that a viewer sends. */
export type Chosen = 'all' | 'none' | { readonly only: readonly string[] } | { readonly except: readonly string[] };

/** What of a request is looked at: parameters of the query, headers, cookies. */
export interface RequestParts {
  readonly query: Chosen;
  /** In small letters. */
  readonly headers: Chosen;
  readonly cookies: Chosen;
}

const NOTHING: RequestParts = { query: 'none', headers: 'none', cookies: 'none' };
const EVERYTHING: RequestParts = { query: 'all', headers: 'all', cookies: 'all' };

/** Policies of CloudFront's own, by their ids. What is not kept has nothing that tells it apart. */
const CACHE_POLICIES: Readonly<Record<string, RequestParts | undefined>> = {
  // CachingOptimized and CachingDisabled.
  '658327ea-f89d-4fab-a63d-7e88639e58f6': NOTHING,
  '4135ea2d-6df8-44a3-9df3-4b5a84be39ad': undefined,
};
const ORIGIN_REQUEST_POLICIES: Readonly<Record<string, RequestParts>> = {
  // AllViewer and AllViewerExceptHostHeader.
  '216adef6-5c7f-47e4-b989-5492eafa07d3': EVERYTHING,
  'b689b0a8-53d0-40ab-baf2-68738e2966ac': { ...EVERYTHING, headers: { except: ['host'] } },
};

/** @returns undefined where no answer is kept */
export function readCachePolicy(stack: StackModel, siteId: string, id: unknown): RequestParts | undefined {
  if (id === undefined) return NOTHING;
  if (typeof id === 'string') {
    if (id in CACHE_POLICIES) return CACHE_POLICIES[id];
    throw new UndecidableError(`${siteId} has the cache policy ${id}`);
  }
  const { properties } = resourceBehind(stack, id, ['AWS::CloudFront::CachePolicy'], siteId);
  const config = at(properties, 'CachePolicyConfig');
  if (at(config, 'MaxTTL') === 0) return undefined;
  return readParts(at(config, 'ParametersInCacheKeyAndForwardedToOrigin'));
}

export function readOriginRequestPolicy(stack: StackModel, siteId: string, id: unknown): RequestParts {
  if (id === undefined) return NOTHING;
  if (typeof id === 'string') {
    const known = ORIGIN_REQUEST_POLICIES[id];
    if (known) return known;
    throw new UndecidableError(`${siteId} has the origin request policy ${id}`);
  }
  const { properties } = resourceBehind(stack, id, ['AWS::CloudFront::OriginRequestPolicy'], siteId);
  return readParts(properties['OriginRequestPolicyConfig']);
}

function readParts(config: unknown): RequestParts {
  const headers = readChosen(at(config, 'HeadersConfig'), 'Header', 'Headers');
  const small = (names: readonly string[]) => names.map((name) => name.toLowerCase());
  return {
    query: readChosen(at(config, 'QueryStringsConfig'), 'QueryString', 'QueryStrings'),
    cookies: readChosen(at(config, 'CookiesConfig'), 'Cookie', 'Cookies'),
    headers:
      typeof headers === 'string'
        ? headers
        : 'only' in headers
          ? { only: small(headers.only) }
          : { except: small(headers.except) },
  };
}

function readChosen(config: unknown, one: string, many: string): Chosen {
  const behavior = String(at(config, `${one}Behavior`) ?? 'none');
  const names = (at(config, many) ?? []) as readonly string[];
  switch (behavior) {
    case 'none':
    case 'all':
      return behavior;
    case 'allViewer':
      return 'all';
    case 'whitelist':
      return { only: names };
    case 'allExcept':
      return { except: names };
    default:
      throw new UndecidableError(`A policy chooses by ${behavior}`);
  }
}

export function isChosen(chosen: Chosen, name: string): boolean {
  if (typeof chosen === 'string') return chosen === 'all';
  return 'only' in chosen ? chosen.only.includes(name) : !chosen.except.includes(name);
}
