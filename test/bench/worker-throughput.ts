import type { Measurement } from './measurement';

export async function workerThroughput(_rounds: number): Promise<Measurement[]> {
  return [];
}
