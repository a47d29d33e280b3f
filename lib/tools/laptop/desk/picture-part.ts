/** What a page knows of some tiles of its picture that no template says. */
export interface PicturePart {
  /** Ids of their nodes in the graph, of every variant: what the page lights up and counts as one. */
  readonly tiles: readonly string[];
  /** Files to read, by the variant that uses them. */
  readonly files: readonly string[];
}
