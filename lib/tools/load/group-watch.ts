/** An Auto Scaling group at one moment. */
export interface GroupSize {
  /** Servers that it wants. */
  readonly wanted: number;
  /** Servers that work. */
  readonly inService: number;
  readonly least: number;
  readonly most: number;
}

/** What a group did under load. */
export interface GroupStory {
  readonly before: number;
  /** Most servers that it ever wanted. */
  readonly largest: number;
  /** Servers that it wanted when it was last asked. */
  readonly after: number;
  /** Why it could not be asked. @default - it always answered */
  readonly unknown?: string;
}

/** What becomes of a group, as often as it is looked at. */
export class GroupWatch {
  latest: GroupSize;
  private largest: number;
  private unknown: string | undefined;

  constructor(
    private readonly name: string,
    readonly first: GroupSize,
    private readonly describe: (name: string) => Promise<GroupSize>,
  ) {
    this.latest = first;
    this.largest = first.wanted;
  }

  /** AWS may not answer once in an hour of questions: the load goes on, and the story says so. */
  async look(): Promise<GroupSize> {
    try {
      this.latest = await this.describe(this.name);
      this.largest = Math.max(this.largest, this.latest.wanted);
      this.unknown = undefined;
    } catch (error) {
      this.unknown = (error as Error).message;
    }
    return this.latest;
  }

  get hasGrown(): boolean {
    return this.largest > this.first.wanted;
  }

  story(): GroupStory {
    const { first, largest, latest, unknown } = this;
    return { before: first.wanted, largest, after: latest.wanted, ...(unknown !== undefined && { unknown }) };
  }
}
