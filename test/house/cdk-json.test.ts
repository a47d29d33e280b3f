import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireApproval } from '../../cdk.json';

/** What the pinned CLI takes: a word that it does not know, it would refuse at the first deployment. */
const CLI = JSON.parse(
  readFileSync(join(__dirname, '..', '..', 'node_modules', 'aws-cdk', 'lib', 'cli', 'cli-type-registry.json'), 'utf8'),
) as { readonly commands: { readonly deploy: { readonly options: Record<string, { readonly choices?: unknown }> } } };

it('asks before every change: by itself the CLI asks only when somebody may do more, not when users or rules go', () => {
  expect(requireApproval).toBe('any-change');
  expect(CLI.commands.deploy.options['require-approval']?.choices).toContain(requireApproval);
});
