import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Language, Sentence } from '../../../config/sentence';
import type { AssembledStack } from '../../../model/assembly';
import { saidIn } from '../engine/laptop-error';
import { Activity } from './activity';
import type { PagePicture } from './page-picture';
import type { GivenOptions, OpenPage, PageStart, PatternPage } from './pattern-page';
import { prepareFolder } from './prepare-folder';

export interface HostProps {
  /** Configuration as `-c` gives it. */
  readonly context: Readonly<Record<string, string>>;
  /** Scratch folder of all patterns. */
  readonly directory: string;
  readonly language: Language;
  /** @default - everything is gone at the end */
  readonly keepDirectory?: string;
  /** Options of pages that were given. @default - none */
  readonly options?: GivenOptions;
  /** Makes the template. */
  readonly synthesize: (
    pattern: string,
    context: Readonly<Record<string, string>>,
    directory: string,
  ) => Promise<Pick<PageStart, 'stack' | 'others'> & { readonly assembly: readonly AssembledStack[] }>;
}

/** Where a pattern is between "nobody looked" and "at work". */
export type HostStatus =
  | { readonly name: 'idle' | 'running' }
  | { readonly name: 'starting'; readonly at?: Sentence }
  | { readonly name: 'failed'; readonly message: string };

/** One pattern on the laptop. It is synthesized and started when it is first asked for, not before. */
export class PatternHost {
  readonly activity = new Activity();
  private current: Promise<OpenPage> | undefined;
  private assembly: readonly AssembledStack[] = [];
  private drawn: Promise<PagePicture> | undefined;
  private at: HostStatus = { name: 'idle' };
  private attempts = 0;
  private tellFailure: (message: string) => void = () => {};
  private tellProgress: (at: Sentence) => void = () => {};

  constructor(
    readonly page: PatternPage,
    private readonly props: HostProps,
  ) {}

  get status(): HostStatus {
    return this.at;
  }

  /** @param tell - called with the reason each time the pattern could not be started */
  onFailure(tell: (message: string) => void): void {
    this.tellFailure = tell;
  }

  /** @param tell - called with what a start is at, when it takes long */
  onProgress(tell: (at: Sentence) => void): void {
    this.tellProgress = tell;
  }

  /**
   * The pattern at work; starts it when it is not, and again when it failed and `again` says so.
   *
   * @throws LaptopError when something the person can mend is in the way
   */
  running(again = false): Promise<OpenPage> {
    if (!this.current || (again && this.at.name === 'failed')) {
      this.at = { name: 'starting' };
      this.current = this.start();
      this.current.then(
        () => {
          this.at = { name: 'running' };
        },
        (error: Error) => {
          const message = saidIn(error, this.props.language);
          this.at = { name: 'failed', message };
          this.tellFailure(message);
        },
      );
    }
    return this.current;
  }

  /**
   * The picture of what runs. It is drawn when a page first asks for it: a start by `--once` does without.
   *
   * @throws UndecidableError for a template that the graph cannot place
   */
  async picture(): Promise<PagePicture> {
    await this.running();
    const { pagePicture } = require('./page-picture') as typeof import('./page-picture');
    this.drawn ??= pagePicture(this.page, this.assembly);
    return this.drawn;
  }

  async stop(): Promise<void> {
    const open = await this.current?.catch(() => undefined);
    await open?.stop?.();
  }

  private async start(): Promise<OpenPage> {
    const { page } = this;
    const { context, language, synthesize } = this.props;
    const keepDirectory = this.props.keepDirectory && join(this.props.keepDirectory, page.name);
    if (keepDirectory) prepareFolder(keepDirectory, language);
    const directory = join(this.props.directory, `${page.name}-${++this.attempts}`);
    mkdirSync(directory, { recursive: true });
    const { assembly, ...made } = await synthesize(
      page.name,
      { ...page.context, ...context },
      join(directory, 'assembly'),
    );
    this.assembly = assembly;
    this.drawn = undefined;
    return page.start({
      ...made,
      directory,
      language,
      report: this.activity.add,
      options: this.props.options ?? {},
      progress: (at) => {
        this.at = { name: 'starting', at };
        this.tellProgress(at);
      },
      ...(keepDirectory && { keepDirectory }),
    });
  }
}
