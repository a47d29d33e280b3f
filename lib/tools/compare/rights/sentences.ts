import type { Statement } from '../../../model/iam/policy-document';
import { UnresolvedIntrinsicError } from '../../../model/intrinsics';
import { UndecidableError } from '../../../model/undecidable-error';
import type { Finding, Section } from '../finding';
import { shortJson } from '../readable';

/** Why it could not: in the words of whoever gave up, and never in those of the language. */
function reasonOf(error: Error): string {
  return error instanceof UndecidableError || error instanceof UnresolvedIntrinsicError
    ? error.message
    : 'a function makes what is read as it is written, or what is written there has another form';
}

/** What could not be read in one of the states, and is not the same in both. */
export function couldNotBeRead(section: Section, error: Error): Finding {
  return {
    section,
    verdict: 'unknown',
    sentence: {
      en: 'something differs that could not be read: look',
      ko: '달라진 부분을 읽을 수 없어 판단할 수 없으니 직접 확인하세요',
    },
    statement: shortJson(JSON.stringify({ undecided: reasonOf(error) })),
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
