import type { Statement } from '../../../model/iam/policy-document';
import type { Finding, Section } from '../finding';

/** What could not be read in one of the states, and is not the same in both. */
export function couldNotBeRead(section: Section, error: Error): Finding {
  return {
    section,
    verdict: 'unknown',
    sentence: {
      en: `differs and could not be decided: look (${error.message})`,
      ko: `달라졌지만 판단할 수 없으니 직접 확인하세요 (${error.message})`,
    },
    lines: [],
  };
}

/** A statement as IAM has it written. */
export function written({ sid, effect, principal, action, resource, conditions }: Statement): string {
  const byOperator: Record<string, Record<string, unknown>> = {};
  for (const { operator, key, values } of conditions) {
    byOperator[operator] = { ...byOperator[operator], [key]: one(values) };
  }
  return JSON.stringify({
    ...(sid !== undefined && { Sid: sid }),
    Effect: effect,
    ...(principal !== undefined && { Principal: principal }),
    [action.excluded ? 'NotAction' : 'Action']: one(action.patterns),
    ...(resource && { [resource.excluded ? 'NotResource' : 'Resource']: one(resource.patterns) }),
    ...(conditions.length > 0 && { Condition: byOperator }),
  });
}

function one(values: readonly string[]): string | readonly string[] {
  return values.length === 1 ? values[0]! : values;
}
