import type { WorkLog } from '../../shared/work-log';
import { awaitedBy } from './document-record';
import { changeRecord, type Ledger, type LedgerOverview } from './ledger';
import type { PassageIndex, PassageIndexes } from './passage-store';
import type { OwnMessage } from './queue-message';

/**
 * Seconds. A function of the deployment before may still write into the old index alone until its time-out, so the filling begins
 * after that; the ledger's overview lags by less than `look`; a question keeps an index for a minute, and may take two.
 */
export const SWITCH_DELAYS = { begin: 400, look: 60, drop: 300 } as const;

export interface SwitchDeps {
  readonly ledger: Ledger & LedgerOverview;
  readonly indexes: PassageIndexes;
  /** The index that this deployment writes. */
  readonly configured: PassageIndex;
  readonly send: (message: OwnMessage, delaySeconds: number) => Promise<void>;
  readonly log: WorkLog;
}

/** What making an index takes: documents are read only later, by whoever gets the message. */
export interface PrepareDeps extends Pick<SwitchDeps, 'indexes' | 'configured' | 'send' | 'log'> {
  /** Tells the store who is let in, where it does not read that from a policy. */
  readonly admit: (signal: AbortSignal) => Promise<void>;
}

/**
 * Makes the index of this deployment, at deploy. The first is asked at once; another one is first filled, while questions are still
 * answered from the one before. What neither of them is goes.
 */
export async function prepareIndex(deps: PrepareDeps, signal: AbortSignal): Promise<void> {
  const { indexes, configured, send } = deps;
  await deps.admit(signal);
  await indexes.ensure(configured, signal);
  const active = await indexes.active(signal);
  if (!active) await indexes.activate(configured, signal);
  if (active?.name === configured.name) return dropOthers([configured.name], deps, signal);
  // Also the first: documents may be there from a store before.
  await send({ kind: 'begin', index: configured.name }, active ? SWITCH_DELAYS.begin : 0);
  return dropOthers([configured.name, active?.name ?? configured.name], deps, signal);
}

async function dropOthers(
  kept: readonly string[],
  { indexes, log }: Pick<PrepareDeps, 'indexes' | 'log'>,
  signal: AbortSignal,
): Promise<void> {
  for (const name of await indexes.names(signal)) {
    if (kept.includes(name)) continue;
    await indexes.drop(name, signal);
    log.info('index dropped', { index: name });
  }
}

/** Goes on with what `prepareIndex` began. Each step may be done twice, and what another deployment has overtaken is left alone. */
export async function switchIndex(
  message: Exclude<OwnMessage, { readonly kind: 'fill' }>,
  deps: SwitchDeps,
  signal: AbortSignal,
): Promise<void> {
  switch (message.kind) {
    case 'begin':
      return isOvertaken(message.index, deps) ? undefined : begin(message.after, deps);
    case 'switch':
      return isOvertaken(message.index, deps) ? undefined : takeOver(deps, signal);
    case 'drop':
      return drop(message.index, deps, signal);
  }
}

function isOvertaken(index: string, { configured, log }: SwitchDeps): boolean {
  if (index === configured.name) return false;
  log.warn('another index is configured by now', { index });
  return true;
}

/** Has each document written into the index, in a message of its own, page by page. */
async function begin(after: string | undefined, { ledger, configured: { name }, send }: SwitchDeps): Promise<void> {
  const { records, next } = await ledger.page(after);
  for (const { key, tenant, documentId, newest } of records) {
    if (newest.what === 'went') continue;
    await changeRecord(ledger, { tenant, documentId }, (record) => record && awaitedBy(record, name));
    await send({ kind: 'fill', index: name, key }, 0);
  }
  if (next !== undefined) await send({ kind: 'begin', index: name, after: next }, 0);
  else await send({ kind: 'switch', index: name }, SWITCH_DELAYS.look);
}

async function takeOver({ ledger, indexes, configured, send, log }: SwitchDeps, signal: AbortSignal): Promise<void> {
  if (await ledger.isAnyPending(configured.name)) {
    log.info('index still being filled', { index: configured.name });
    return send({ kind: 'switch', index: configured.name }, SWITCH_DELAYS.look);
  }
  const active = await indexes.active(signal);
  if (active?.name === configured.name) return;
  // Before the switch, so that none is forgotten: what is asked is not dropped.
  if (active) await send({ kind: 'drop', index: active.name }, SWITCH_DELAYS.drop);
  await indexes.activate(configured, signal);
  log.info('index switched', { index: configured.name });
}

async function drop(name: string, { indexes, configured, log }: SwitchDeps, signal: AbortSignal): Promise<void> {
  const active = await indexes.active(signal);
  if (name === configured.name || name === active?.name) return;
  await indexes.drop(name, signal);
  log.info('index dropped', { index: name });
}
