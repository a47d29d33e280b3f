import type { Ask } from './calls';
import { tagsOf } from './check';
import { all, first } from './pages';
import { deleteStack } from './shell-command';
import { type WhenDeleted, whenDeleted } from './stack-keeps';

type Tags = Readonly<Record<string, string>>;

/** A stack that stands, as one of its things sees it. */
export interface StackOfThing {
  readonly name: string;
  /** What becomes of the thing. */
  readonly whenDeleted: WhenDeleted;
  /** Commands that delete the stack. */
  readonly remove: readonly string[];
}

/** What is known of a region besides the things in it: their tags, and the stacks that stand. */
export class RegionContext {
  private readonly templates = new Map<string, Promise<string | undefined>>();

  private constructor(
    private readonly ask: Ask,
    private readonly region: string,
    /** By ARN; undefined when they could not be read. */
    private readonly tags: ReadonlyMap<string, Tags> | undefined,
    /** Stacks that stand, and whether they are protected against deletion. */
    private readonly stacks: ReadonlyMap<string, boolean>,
  ) {}

  static async read(ask: Ask, region: string): Promise<RegionContext> {
    const [tagged, stacks] = await Promise.allSettled([
      all(ask('tag:GetResources', { ResourcesPerPage: 100 }, region)),
      all(ask('cloudformation:DescribeStacks', {}, region)),
    ]);
    const tags =
      tagged.status === 'fulfilled'
        ? new Map(
            tagged.value
              .flatMap(({ ResourceTagMappingList = [] }) => ResourceTagMappingList)
              .map(({ ResourceARN = '', Tags }) => [bare(ResourceARN), tagsOf(Tags)]),
          )
        : undefined;
    const standing = stacks.status === 'fulfilled' ? stacks.value.flatMap(({ Stacks = [] }) => Stacks) : [];
    return new RegionContext(
      ask,
      region,
      tags,
      new Map(
        standing.map(({ StackName = '', EnableTerminationProtection = false }) => [
          StackName,
          EnableTerminationProtection,
        ]),
      ),
    );
  }

  get hasTags(): boolean {
    return this.tags !== undefined;
  }

  /** Tags of a thing; undefined when nobody can know them. */
  tagsOf(arn: string | undefined): Tags | undefined {
    return arn && this.tags ? (this.tags.get(bare(arn)) ?? {}) : undefined;
  }

  /** The stack that made a thing with these tags, if it still stands. */
  async stackOf(tags: Tags | undefined): Promise<StackOfThing | undefined> {
    const name = tags?.['aws:cloudformation:stack-name'];
    const isProtected = name === undefined ? undefined : this.stacks.get(name);
    if (name === undefined || isProtected === undefined) return undefined;
    const template = await this.templateOf(name);
    return {
      name,
      whenDeleted: whenDeleted(template, tags?.['aws:cloudformation:logical-id']),
      remove: deleteStack(name, isProtected),
    };
  }

  private templateOf(StackName: string): Promise<string | undefined> {
    const asked =
      this.templates.get(StackName) ??
      first(this.ask('cloudformation:GetTemplate', { StackName, TemplateStage: 'Processed' }, this.region)).then(
        (page) => page?.TemplateBody,
        () => undefined,
      );
    this.templates.set(StackName, asked);
    return asked;
  }
}

/** A log group is told of with and without the star that stands for its streams. */
function bare(arn: string): string {
  return arn.replace(/:\*$/, '');
}
