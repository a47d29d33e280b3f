import type { ConfigInput } from '../../lib/config/config-input';
import { resolveIntrinsics } from '../../lib/model/intrinsics';
import { resourcesOfType, type StackModel } from '../../lib/model/template';
import { synthesizeModel } from '../support/synthesize';

export const ACCOUNT = '111122223333';

/** The lab's template with every reference replaced by the name of what it points to, so that a test can say what it expects in full. */
export class ResolvedLab {
  private readonly stack: StackModel;

  constructor(lab: ConfigInput['lab'] = {}, rest: Omit<ConfigInput, 'lab'> = {}) {
    this.stack = synthesizeModel({ pattern: 'lab', config: { ...rest, lab } });
  }

  /** Properties of every resource of a type, resolved. */
  all(type: string): Record<string, unknown>[] {
    return resourcesOfType(this.stack, type).map(({ properties }) => this.resolve(properties));
  }

  /** Properties of the one resource of a type whose logical id begins so. */
  one(type: string, logicalId = ''): Record<string, unknown> {
    const found = resourcesOfType(this.stack, type).filter((resource) => resource.logicalId.startsWith(logicalId));
    if (found.length !== 1) throw new Error(`${found.length} resources of ${type} begin with "${logicalId}"`);
    return this.resolve(found[0]!.properties);
  }

  output(name: string): string | undefined {
    const output = this.stack.outputs[name];
    return output && String(resolveIntrinsics(output.value, this.references));
  }

  /** Value of a step by its name, whatever its number. */
  step(name: string): string | undefined {
    return this.output(this.outputNames.find((output) => output.replace(/^Step\d\d/, '') === name) ?? '');
  }

  stepDescription(name: string): string | undefined {
    return Object.entries(this.stack.outputs).find(([output]) => output.endsWith(name))?.[1].description;
  }

  get outputNames(): string[] {
    return Object.keys(this.stack.outputs);
  }

  get model(): StackModel {
    return this.stack;
  }

  /** Text of the server's user data. */
  get userData(): string {
    return Buffer.from(this.one('AWS::EC2::Instance')['UserData'] as string, 'base64').toString();
  }

  private resolve(properties: unknown): Record<string, unknown> {
    return resolveIntrinsics(properties, this.references) as Record<string, unknown>;
  }

  private get references() {
    return {
      ref: (logicalId: string) => `<${nameOf(logicalId)}>`,
      attribute: (logicalId: string, attribute: string) => `<${nameOf(logicalId)}.${attribute}>`,
      accountId: ACCOUNT,
      region: this.stack.region,
      stackName: this.stack.name,
    };
  }
}

/** A logical id without the hash behind it, and an instance's without its user data's. */
function nameOf(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}([0-9a-f]{16})?$/, '');
}
