import recommended from 'aws-cdk-lib/recommended-feature-flags.json';
import { context } from '../../cdk.json';

it('sets every feature flag that the library recommends, as it recommends it', () => {
  expect(context).toEqual(recommended);
});

it('checks templates with the library’s own rules, as errors', () => {
  expect(context['@aws-cdk/core:validateAgainstDefaultRules']).toBe(true);
});
