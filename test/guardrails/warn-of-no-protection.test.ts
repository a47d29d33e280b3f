import { Stack } from 'aws-cdk-lib/core';
import { warnOfNoProtection } from '../../constructs/guardrails/warn-of-no-protection';
import type { Mode } from '../../lib/config/mode';
import { buildVariant, settingsOf } from '../support/build-variant';

it.each<[Mode, boolean, number]>([
  ['classroom', false, 0],
  ['classroom', true, 0],
  ['production', false, 1],
  ['production', true, 0],
])('in %s a stack whose deletion protection is %s gives %i warnings', (mode, deletionProtection, warnings) => {
  const fixture = { pattern: 'tiny', config: { mode, deletionProtection } };
  const stack = buildVariant(fixture).node.children.find(Stack.isStack)!;
  expect(stack.terminationProtection).toBe(deletionProtection);
  warnOfNoProtection(stack, settingsOf(fixture).modeSettings);
  const told = stack.node.metadata.filter(({ type }) => type === 'aws:cdk:warning');
  expect(told.filter(({ data }) => String(data).includes('deletionProtection: true'))).toHaveLength(warnings);
});
