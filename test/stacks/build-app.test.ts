import { stackIdOf } from '../../stacks/pattern-stack';
import { PATTERNS } from '../patterns';
import { buildVariant } from '../support/build-variant';
import type { Fixture } from '../support/fixture';

function artifactOf({ pattern, config }: Fixture) {
  return buildVariant({ pattern, config }).synth().getStackArtifact(stackIdOf(pattern));
}

describe.each(PATTERNS.map(({ stack }) => stack.pattern.name))(
  'a stack of %s that two people share an account with',
  (pattern) => {
    const alone = artifactOf({ pattern });
    const named = artifactOf({ pattern, config: { name: 'minji' } });

    it('has a name of its own, and the id that the CLI knows it by', () => {
      expect(alone.stackName).toBe(alone.id);
      expect(named.stackName).toBe(`${alone.id}-minji`);
    });

    it('has the same resources, so that no name is asked of AWS twice, beside stacks of the same ending', () => {
      const resources = JSON.stringify(named.template.Resources).replaceAll(
        `"${named.stackName}-`,
        `"${alone.stackName}-`,
      );
      expect(JSON.parse(resources)).toEqual(alone.template.Resources);
    });

    it('says so in every command that asks the CLI for it: without its name another stack would be meant', () => {
      const commands = Object.values<{ Value: unknown }>(named.template.Outputs)
        .map(({ Value }) => JSON.stringify(Value))
        .filter((command) => /npx cdk|--stack /.test(command));
      expect(commands).not.toEqual([]);
      for (const command of commands) expect(command).toMatch(/-c name=minji( |"|$)|--stack [A-Za-z]+-minji /);
    });
  },
);
