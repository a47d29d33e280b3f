import type { Language } from '../../config/sentence';
import { type DocumentRecord, statusOf } from '../domain/document-record';
import { REFUSALS } from '../domain/refusals';

const READ_AGAIN_MS = 400;
const MOST = 50;

/** A document as the page shows it, in both languages. */
export interface SeenDocument {
  readonly documentId: string;
  readonly name: string;
  readonly status: ReturnType<typeof statusOf>;
  readonly passages: number;
  /** @default - it was not refused */
  readonly reason?: Readonly<Record<Language, string>>;
}

export type SeenByTenant = Readonly<Record<string, readonly SeenDocument[]>>;

type List = (
  tenant: string,
  most: number,
  after: undefined,
) => Promise<{ readonly records: readonly DocumentRecord[] }>;

/** The documents of all tenants, read a few times a second at most. */
export class SeenDocuments {
  private readAt = 0;
  private seen: SeenByTenant = {};

  constructor(
    private readonly tenants: readonly string[],
    private readonly list: List,
  ) {}

  async now(): Promise<SeenByTenant> {
    if (Date.now() - this.readAt < READ_AGAIN_MS) return this.seen;
    this.readAt = Date.now();
    const lists = await Promise.all(
      this.tenants.map(async (tenant) => [tenant, (await this.list(tenant, MOST, undefined)).records] as const),
    );
    this.seen = Object.fromEntries(lists.map(([tenant, records]) => [tenant, shownOf(records)]));
    return this.seen;
  }
}

function shownOf(records: readonly DocumentRecord[]): readonly SeenDocument[] {
  return records
    .filter((record) => statusOf(record) !== 'deleted')
    .map((record) => {
      const words = record.refused && REFUSALS[record.refused.reason];
      const said = (language: Language) => `${words?.title[language]} ${words?.detail[language]}`;
      const { documentId, name, published } = record;
      const status = statusOf(record);
      const passages = published?.passages ?? 0;
      return {
        documentId,
        name,
        status,
        passages,
        ...(status === 'refused' && { reason: { en: said('en'), ko: said('ko') } }),
      };
    })
    .sort((one, other) => one.name.localeCompare(other.name, 'ko'));
}
