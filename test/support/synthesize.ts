import { Template } from 'aws-cdk-lib/assertions';
import { readTemplate, type StackModel } from '../../lib/model/template';
import { stackIdOf } from '../../stacks/pattern-stack';
import { buildVariant } from './build-variant';
import type { Fixture } from './fixture';
import { DEFAULT_REGION } from './variants';

/** Synthesizes one pattern without bundling and returns its template. */
export function synthesize({ pattern, config = {} }: Fixture): Template {
  return Template.fromJSON(synthesizeJson({ pattern, config }));
}

/** The same as the data model that proofs and tools read. */
export function synthesizeModel(fixture: Fixture): StackModel {
  return readTemplate(synthesizeJson(fixture), {
    name: stackIdOf(fixture.pattern),
    region: fixture.config?.region ?? DEFAULT_REGION,
  });
}

export function synthesizeJson(fixture: Fixture): Record<string, unknown> {
  return buildVariant(fixture).synth().getStackByName(stackIdOf(fixture.pattern)).template as Record<string, unknown>;
}
