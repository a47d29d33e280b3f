import type { Condition, Statement } from '../../model/iam/policy-document';

/** The statement that an answer rests on. */
export interface DecidingStatement {
  readonly sid?: string;
  readonly effect: Statement['effect'];
  /** The statement as JSON, with what the template refers to filled in. */
  readonly text: string;
  /** The policy, with the resource of the template that it stands in, or that attaches AWS's own. */
  readonly place: string;
  /** Logical id of that resource. */
  readonly policy: string;
}

/** A statement as a policy writes it. */
export function statementText(statement: Statement): string {
  const { sid, effect, action, resource, conditions } = statement;
  const written = {
    ...(sid !== undefined && { Sid: sid }),
    Effect: effect,
    ...(statement.principal !== undefined && { Principal: statement.principal }),
    [action.excluded ? 'NotAction' : 'Action']: oneOrMany(action.patterns),
    ...(resource && { [resource.excluded ? 'NotResource' : 'Resource']: oneOrMany(resource.patterns) }),
    ...(conditions.length > 0 && { Condition: conditionsByOperator(conditions) }),
  };
  return JSON.stringify(written, null, 2);
}

/** Conditions as a policy writes them, each operator with its keys. */
export function conditionsByOperator(conditions: readonly Condition[]): Readonly<Record<string, object>> {
  const written: Record<string, Record<string, unknown>> = {};
  for (const { operator, key, values } of conditions) {
    written[operator] = { ...written[operator], [key]: oneOrMany(values) };
  }
  return written;
}

function oneOrMany(values: readonly string[]): string | readonly string[] {
  return values.length === 1 ? values[0]! : values;
}
