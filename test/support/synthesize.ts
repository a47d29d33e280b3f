import { Template } from 'aws-cdk-lib/assertions';
import type { ConfigInput, PatternName } from '../../lib/config/schema';
import { readTemplate, type StackModel } from '../../lib/model/template';
import { buildVariant } from './build-variant';

/** A fixed configuration: never environments.ts, which is the adopter's to change. */
export interface Fixture {
  readonly pattern: PatternName;
  readonly config?: ConfigInput;
}

/** Synthesizes one pattern without bundling and returns its template. */
export function synthesize({ pattern, config = {} }: Fixture): Template {
  return Template.fromJSON(synthesizeJson({ pattern, config }));
}

/** The same as the data model that proofs and tools read. */
export function synthesizeModel(fixture: Fixture): StackModel {
  return readTemplate(synthesizeJson(fixture), {
    name: stackName(fixture.pattern),
    region: fixture.config?.region ?? 'ap-southeast-2',
  });
}

export function synthesizeJson(fixture: Fixture): Record<string, unknown> {
  return buildVariant(fixture).synth().getStackByName(stackName(fixture.pattern)).template as Record<string, unknown>;
}

function stackName(pattern: PatternName): string {
  return pattern.charAt(0).toUpperCase() + pattern.slice(1);
}

/** A template for a snapshot: asset hashes masked, so that only what a reviewer must see changes. */
export function maskAssets(template: Template): unknown {
  return JSON.parse(JSON.stringify(template.toJSON()).replace(/[a-f0-9]{64}/g, '<asset>'));
}
