import type { Answer } from './tally';

/** CloudFront gives up after twenty seconds; who waits longer waits for nobody. */
const PATIENCE_MS = 30_000;

/** Asks an address once. What goes wrong is an answer too. */
export async function ask(url: string): Promise<Answer> {
  const start = performance.now();
  const since = () => performance.now() - start;
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) });
    await response.arrayBuffer();
    const servedBy = response.headers.get('x-served-by') ?? undefined;
    return { status: response.status, milliseconds: since(), ...(servedBy !== undefined && { servedBy }) };
  } catch (error) {
    const { name, cause } = error as Error & { readonly cause?: { readonly code?: string; readonly message?: string } };
    return { status: cause?.code ?? cause?.message ?? name, milliseconds: since() };
  }
}
