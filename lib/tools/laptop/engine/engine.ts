import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type ApiModel, apisOf } from '../../../model/api-routes';
import { resolveIntrinsics } from '../../../model/intrinsics';
import { type SiteModel, sitesOf } from '../../../model/sites';
import type { StackModel } from '../../../model/template';
import { ApiFront } from '../api/api-front';
import { forwardRequest } from '../api/forward-request';
import { callSqs, type ServiceReply } from '../api/send-message-form';
import type { RouterDeps } from '../cloudfront/site-router';
import { startSites } from '../cloudfront/start-sites';
import { Closers } from './closers';
import { deployCustomResources } from './deploy-custom-resources';
import { FunctionFleet } from './functions/function-fleet';
import { linkModules } from './functions/prepare-code';
import type { Report } from './report';
import { freePort } from './services/loopback-server';
import { LAPTOP_ACCOUNT, type OnChange } from './services/queue-and-file-server';
import { type InstancePrograms, startConsumers } from './start-consumers';
import { type LaptopServices, startServices } from './start-services';

/** What puts a stack's data back at the start, and away as it changes. */
export interface StateKeeper {
  /** Folder of the tables, rows and mails, which their services keep by themselves. */
  readonly directory: string;
  /** Called before anything works. */
  readonly restore: (stack: StackModel, services: LaptopServices) => Promise<void>;
  /** Called whenever objects or messages have changed; who made the change waits for it. */
  readonly changed: OnChange;
}

export interface EngineProps {
  readonly stack: StackModel;
  /** Stacks of the app that hold functions at the edge. @default - none */
  readonly others?: readonly StackModel[];
  /** Scratch folder, empty. Whoever made it removes it. */
  readonly directory: string;
  readonly report: Report;
  /** @default - everything is gone when the engine stops */
  readonly keeper?: StateKeeper;
  /**
   * Variables that stand in every process in place of the template's.
   * @default - none
   */
  readonly environment?: Readonly<Record<string, string>>;
  /** @default - the stack's instances, if it has any, run nothing here */
  readonly programs?: InstancePrograms;
}

/** One API of the stack, and what answers for it. */
export interface RunningApi {
  readonly model: ApiModel;
  readonly front: ApiFront;
}

/** One CloudFront distribution of the stack at an address of its own, and the machines that its requests go round. */
export type RunningSite = Awaited<ReturnType<typeof startSites>>[number];

/** One stack running on this machine, wired by its template. It knows no pattern. */
export interface Engine {
  readonly stack: StackModel;
  readonly services: LaptopServices;
  readonly fleet: FunctionFleet;
  readonly apis: readonly RunningApi[];
  readonly sites: readonly RunningSite[];
  /** How many processes stand for instances that nothing leads to. */
  readonly workers: number;
  readonly stop: () => Promise<void>;
}

/**
 * Starts a stack.
 *
 * @throws LaptopError when something the person can mend is in the way; nothing is left running then
 */
export async function startEngine(props: EngineProps): Promise<Engine> {
  const closers = new Closers();
  try {
    return await start(props, closers);
  } catch (error) {
    await closers.close();
    throw error;
  }
}

async function start(props: EngineProps, closers: Closers): Promise<Engine> {
  const { stack, others = [], directory, keeper, report, environment = {} } = props;
  const kept = keeper?.directory ?? join(directory, 'data');
  mkdirSync(kept, { recursive: true });
  const onChange: OnChange = async (what) => keeper?.changed(what);
  const services = await startServices({ stack, report, closers, directory: kept, onChange });
  await keeper?.restore(stack, services);
  services.storage?.openBuckets();

  linkModules(directory);
  const fleet = new FunctionFleet({ stack, services, environment, report, directory });
  closers.add(() => fleet.stop());
  await deployCustomResources(stack, fleet, services);
  const models = apisOf(stack);
  const siteModels = sitesOf(stack, others);
  const ports = await portsOf(models, siteModels);
  const programs = startConsumers({ ...props, environment, services, fleet, report, closers, ports });
  const apis = models.map((model) => startApi(model, fleet, services, ports));
  const callApi: RouterDeps['callApi'] = (apiId, request) =>
    apis.find(({ model }) => model.logicalId === apiId)!.front.answer(request);
  const sites = await startSites(
    { ...props, environment, services, fleet, closers, others, callApi },
    siteModels,
    programs,
  );
  return {
    stack,
    services,
    fleet,
    apis,
    sites,
    workers: programs.workers,
    stop: () => closers.close(),
  };
}

/** Free ports for each launch template whose machines an API or a site leads to. Two show that one of them may go. */
async function portsOf(apis: readonly ApiModel[], sites: readonly SiteModel[]) {
  const routed = apis.flatMap(({ routes }) => routes.map(({ target }) => ({ target, count: 1 })));
  const served = sites.flatMap(({ behaviors }) => behaviors.map(({ origin }) => ({ target: origin, count: 2 })));
  const ports = new Map<string, readonly number[]>();
  for (const { target, count } of [...routed, ...served]) {
    if (target.kind !== 'machines') continue;
    ports.set(target.templateId, await Promise.all(Array.from({ length: count }, freePort)));
  }
  return ports;
}

function startApi(
  model: ApiModel,
  fleet: FunctionFleet,
  services: LaptopServices,
  ports: ReadonlyMap<string, readonly number[]>,
): RunningApi {
  for (const { target } of model.routes) if (target.kind === 'function') fleet.warm(target.functionId);
  const resolve = (value: unknown) => resolveIntrinsics(value, services.references);
  const front = new ApiFront(model, {
    invoke: (...given) => fleet.invoke(...given),
    callService: (service, uri, form) => callService(service, String(resolve(uri)), form, services),
    forward: (target, ...given) => forwardRequest(target, ports.get(target.templateId)![0]!, ...given),
    resolve,
    accountId: LAPTOP_ACCOUNT,
    now: () => new Date(),
  });
  return { model, front };
}

async function callService(
  service: string,
  uri: string,
  form: string,
  { storage }: LaptopServices,
): Promise<ServiceReply> {
  if (service !== 'sqs' || !storage) {
    return { status: 501, body: JSON.stringify({ message: `The laptop runs no integration with ${service}` }) };
  }
  return callSqs(form, (input) => storage.queues.sendTo(uri.split('/').at(-1)!, input));
}
