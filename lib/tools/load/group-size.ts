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
