import { cpus } from 'node:os';
import { join } from 'node:path';
import { bareId } from '../../../../model/bare-id';
import { type FunctionModel, functionsOf, type QueueSourceModel, queueSourcesOf } from '../../../../model/functions';
import { resolveIntrinsics } from '../../../../model/intrinsics';
import type { StackModel } from '../../../../model/template';
import type { Report } from '../report';
import type { LaptopServices } from '../start-services';
import { lambdaEnvironment, workEnvironment } from '../work-environment';
import type { InvocationOutcome, OnPiece } from './execution-environment';
import { FunctionPool } from './function-pool';
import { compileProgram, copyBundle } from './prepare-code';

/** Environments of a function that answers an API; one person clicks less than this. */
const API_FUNCTION_LIMIT = 4;

export interface FunctionFleetProps {
  readonly stack: StackModel;
  readonly services: LaptopServices;
  /** Variables that stand in every function in place of the template's. */
  readonly environment: Readonly<Record<string, string>>;
  readonly report: Report;
  /** Scratch folder for copies of the bundles. */
  readonly directory: string;
}

/** A function of the stack as the page shows it. */
export interface FunctionView {
  readonly name: string;
  readonly description: string;
  readonly memoryMiB: number;
  readonly timeoutSeconds: number;
  readonly running: number;
}

/** The functions of a stack whose code is the pattern's own. Those that the library brings for deployments are left out. */
export class FunctionFleet {
  private readonly pools = new Map<string, FunctionPool>();
  private readonly models = new Map<string, FunctionModel>();
  private readonly sources: readonly QueueSourceModel[];

  constructor(props: FunctionFleetProps) {
    const { stack } = props;
    this.sources = queueSourcesOf(stack);
    const runtimeFile = compileProgram('runtime', props.directory);
    for (const model of functionsOf(stack)) {
      if (!isOwnCode(model)) continue;
      this.models.set(model.logicalId, model);
      this.pools.set(model.logicalId, this.createPool(model, runtimeFile, props));
    }
  }

  get views(): readonly FunctionView[] {
    return [...this.models.values()].map((model) => ({
      name: roleName(model.logicalId),
      description: model.description,
      memoryMiB: model.memoryMiB,
      timeoutSeconds: model.timeoutSeconds,
      running: this.pools.get(model.logicalId)!.running,
    }));
  }

  has(functionId: string): boolean {
    return this.pools.has(functionId);
  }

  warm(functionId: string): void {
    this.pools.get(functionId)?.warm();
  }

  /** @throws Error when the stack has no such function of its own */
  async invoke(functionId: string, event: unknown, onPiece?: OnPiece): Promise<InvocationOutcome> {
    const pool = this.pools.get(functionId);
    if (!pool) throw new Error(`The laptop does not run the function ${functionId}`);
    return pool.invoke(event, onPiece);
  }

  /** How many invocations a mapping may have under way: the template's maximum, or fewer where the machine is small. */
  concurrencyOf(source: QueueSourceModel): number {
    return Math.min(source.maximumConcurrency, Math.max(2, cpus().length));
  }

  stop(): void {
    for (const pool of this.pools.values()) pool.stop();
  }

  private createPool(model: FunctionModel, runtimeFile: string, props: FunctionFleetProps): FunctionPool {
    const { stack, services, environment, report, directory } = props;
    const { references, addresses } = services;
    const { logicalId, memoryMiB, timeoutSeconds } = model;
    const name = roleName(logicalId);
    const own = resolveIntrinsics(model.environment, references) as Record<string, string>;
    const mapped = this.sources.find(({ functionId }) => functionId === logicalId);
    return new FunctionPool(
      {
        name,
        runtimeFile,
        handlerFile: copyBundle(stack, model.assetHash!, join(directory, logicalId)),
        handlerExport: model.handler.split('.')[1] ?? 'handler',
        environment: {
          ...workEnvironment({ ...own, ...environment }, stack.region, addresses),
          ...lambdaEnvironment(references.nameOf(logicalId), memoryMiB),
        },
        memoryMiB,
        timeoutSeconds,
        onLine: (line) => report('log', name, line),
      },
      mapped ? this.concurrencyOf(mapped) : API_FUNCTION_LIMIT,
    );
  }
}

/** The library's own functions say in their description, or by their logical id, that they serve a custom resource. */
function isOwnCode({ logicalId, assetHash, runtime }: FunctionModel): boolean {
  const library = /^(Custom|LogRetention|AWS679f53fac002430cb0da5b7982bd2287)|framework(onEvent|isComplete|onTimeout)/;
  return assetHash !== undefined && runtime.startsWith('nodejs') && !library.test(logicalId);
}

/** `WorkerHandlerFunction43A1D74F` -> `Worker`: what a person calls it. */
export function roleName(logicalId: string): string {
  return bareId(logicalId).replace(/(Handler)?(Function)?$/, '') || logicalId;
}
