import type { Sentence } from '../../config/sentence';

/** What a pattern says of one of its things, for whoever looks at the picture. */
export interface NodeStory {
  /** As short as a caption. */
  readonly name: Sentence;
  /** Why the pattern has it, in one sentence. */
  readonly why: Sentence;
  /** Heading, or bold beginning of a passage, of the lesson in each language. @default - the lesson does not speak of it */
  readonly lesson?: Sentence;
  /** What somebody without this project does in the console. @default - what holds for any thing of its kind */
  readonly console?: Sentence;
}

/** A step of the way of a request. */
export interface TourStep {
  /** Id of the node where it begins. */
  readonly from: string;
  readonly to: string;
  readonly text: Sentence;
}

/** Addresses that a security group lets in, by a name that says whose they are. */
export interface NamedAddresses extends NodeStory {
  /** Id of their node, `outside/<who>`. */
  readonly id: string;
  /** Ranges as the template writes them; whichever of them it lets in. */
  readonly ranges: readonly string[];
}

/** What is particular to a pattern in its graph. */
export interface Tour {
  /** Name of the pattern. */
  readonly pattern: string;
  readonly title: Sentence;
  /**
   * Things of any shape of the pattern, by the path of a construct without the id of the stack: the longest path that a resource is
   * at or below names it. A path that ends with `*` speaks of any construct that begins so; in the words `*` stands for how it goes
   * on. Who and what is in no template is called `outside/<who>`.
   */
  readonly nodes: Readonly<Record<string, NodeStory>>;
  /** The way of a request. A shape has those of the steps whose ends it has and connects. */
  readonly steps: readonly TourStep[];
  /** @default - ranges are called what they are */
  readonly addresses?: readonly NamedAddresses[];
}
