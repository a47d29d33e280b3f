import type { End } from './edge-drafts';

/**
 * Models that patterns of ARNs name, each once, whatever the regions and profiles that lead to it.
 *
 * @returns ends such as `outside/model/anthropic.claude`, without the version: another version is the same thing in the picture
 */
export function modelsNamed(patterns: readonly string[]): readonly End[] {
  const ids = patterns.flatMap((pattern) => {
    const [, , id] = /:bedrock:[^:]*:[^:]*:(foundation-model|inference-profile)\/(.+)$/.exec(pattern) ?? [];
    return id === undefined ? [] : [familyOf(id)];
  });
  return [...new Set(ids)].map((id) => ({ outside: `${MODEL}${id}` }));
}

/** What ids of models begin with: no template makes one. */
export const MODEL = 'outside/model/';

/** `anthropic.claude` of `global.anthropic.claude-haiku-5-5`, `cohere.embed` of `cohere.embed-v4:0`. */
function familyOf(id: string): string {
  const [maker, name] = id.split('.').slice(-2);
  return `${maker}.${name?.split('-')[0]}`;
}
