/** Words that no name of a resource, no action and no value of a template is. */
const OF_SENTENCES =
  /\b(?:anybody|anything|everybody|everything|whoever|whom|look|before|members|unknown|never|none|new|gone|is|are|was|the|of|and|or|to|not|as|through|outside)\b/g;

/** English that stands in a Korean sentence, without what stands in a template or a policy. */
export function englishIn(sentence: string): string[] {
  const words = sentence
    // What stands in a template or a policy: values, paths, actions, addresses of things.
    .replace(/`[^`]*`|"[^"]*"|\{[^}]*\}/g, ' ')
    .replace(/[\w.*-]*[/:@.][\w/:.*@-]*/g, ' ');
  return [...(words.match(/\b[a-z]{2,}(?: [a-z]{2,})+\b/g) ?? []), ...(words.match(OF_SENTENCES) ?? [])].filter(
    (word, at, all) => !all.slice(0, at).some((other) => other.includes(word)),
  );
}
