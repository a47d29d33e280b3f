import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SiteModel } from '../../../model/sites';
import type { StackModel } from '../../../model/template';
import { FunctionFleet, type FunctionFleetProps } from '../engine/functions/function-fleet';
import { LaptopReferences } from '../engine/laptop-references';
import { listenOnLoopback } from '../engine/services/loopback-server';
import type { ConsumersProps, RunningPrograms } from '../engine/start-consumers';
import { type RouterDeps, SiteRouter } from './site-router';

export interface SitesProps extends Omit<ConsumersProps, 'ports' | 'stack'> {
  /** Stacks of the app that hold functions at the edge. */
  readonly others: readonly StackModel[];
  readonly callApi: RouterDeps['callApi'];
}

/** Opens every distribution of a stack at the address that its references know. */
export async function startSites(props: SitesProps, models: readonly SiteModel[], { machines }: RunningPrograms) {
  const { services, fleet, closers, report, callApi } = props;
  const used = new Set(models.flatMap(edgeStacksOf));
  const edge = new Map(
    props.others.filter(({ name }) => used.has(name)).map((stack) => [stack.name, startEdge(stack, props)]),
  );
  const deps: RouterDeps = {
    services,
    machines,
    callApi,
    invoke: (functionId, event) => fleet.invoke(functionId, event),
    invokeEdge: ({ stackName, functionId }, event) => (edge.get(stackName) ?? fleet).invoke(functionId, event),
    report: (text) => report('function', 'CloudFront', text),
  };
  return Promise.all(
    models.map(async (model) => {
      const router = await SiteRouter.open(model, deps);
      const { url, stop } = await listenOnLoopback(router.answer, services.references.sitePort(model.logicalId));
      closers.add(stop);
      return { model, url, router, machines: [...machines.values()].flat() };
    }),
  );
}

function edgeStacksOf({ behaviors }: SiteModel): readonly string[] {
  return behaviors.flatMap(({ code }) => code.flatMap((each) => (each.kind === 'edge' ? [each.stackName] : [])));
}

/** The functions of a stack that CloudFront runs near its viewers. They have no environment of their own. */
function startEdge(stack: StackModel, { services, report, closers, ...props }: SitesProps): FunctionFleet {
  const directory = join(props.directory, stack.name);
  mkdirSync(directory, { recursive: true });
  const fleetProps: FunctionFleetProps = {
    stack,
    services: { ...services, references: new LaptopReferences(stack, {}) },
    environment: {},
    report,
    directory,
  };
  const fleet = new FunctionFleet(fleetProps);
  closers.add(() => fleet.stop());
  return fleet;
}
