import type { AssembledStack } from '../../../lib/model/assembly';
import { stackIdOf } from '../../../stacks/pattern-stack';
import type { Fixture } from '../../support/fixture';
import { synthesizeJson, synthesizeModel } from '../../support/synthesize';

/** A configuration as a side of a comparison, called by its keys. */
export function sideOf(fixture: Fixture): Side {
  const key = JSON.stringify(fixture);
  const side = SIDES.get(key) ?? made(fixture);
  SIDES.set(key, side);
  return side;
}

interface Side {
  readonly text: string;
  readonly stacks: readonly AssembledStack[];
}

/** Once: the same side stands in many pairs. */
const SIDES = new Map<string, Side>();

function made(fixture: Fixture): Side {
  const id = stackIdOf(fixture.pattern);
  const template = synthesizeJson(fixture);
  const model = synthesizeModel(fixture);
  return {
    text: JSON.stringify(fixture.config ?? {}),
    stacks: [{ id, template, model, terminationProtection: false, origins: new Map() }],
  };
}
