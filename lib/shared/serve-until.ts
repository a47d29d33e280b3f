import type { HandlerServer } from './handler-server';
import { logger } from './logger';

export interface ServingEnv {
  readonly PORT: number;
  readonly HOST: string;
  readonly DRAIN_SECONDS: number;
}

/** Resolves when a process is told to stop. Asked first of all, so that nothing is lost that comes while it begins. */
export function toldToStop(process: NodeJS.EventEmitter): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => resolve());
  });
}

/** Serves until told, and then drains. */
export async function serveUntil(
  told: Promise<void>,
  server: HandlerServer,
  { PORT, HOST, DRAIN_SECONDS }: ServingEnv,
): Promise<void> {
  logger.info('serving', { port: await server.listen(PORT, HOST) });
  await told;
  logger.info('draining', { seconds: DRAIN_SECONDS });
  await server.drain(DRAIN_SECONDS);
}
