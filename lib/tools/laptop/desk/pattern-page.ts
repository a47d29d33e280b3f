import type { IncomingHttpHeaders } from 'node:http';
import type { Language, Sentence } from '../../../config/sentence';
import type { ApiRequestIn } from '../../../model/api-events';
import type { Tour } from '../../../model/graph/tour';
import type { StackModel } from '../../../model/template';
import type { ApiAnswers, ApiReply } from '../api/api-exchange';
import type { Report } from '../engine/report';
import type { PicturePart } from './picture-part';

/** What a pattern brings to the laptop, as the value `page` of `lib/<pattern>/laptop/page.ts`. */
export interface PatternPage extends PageParts {
  /** Whether something runs, of which the page shows a log. */
  readonly hasLog: boolean;
  /**
   * Puts the page to work over the synthesized template. One over a running stack is made by enginePage; nothing else loads the
   * engine.
   *
   * @throws LaptopError when something the person can mend is in the way; nothing is left running then
   */
  readonly start: (start: PageStart) => Promise<OpenPage>;
}

/** What a page starts from. */
export interface PageStart {
  readonly stack: StackModel;
  /** Stacks of the pattern in other regions. @default - there are none */
  readonly others?: readonly StackModel[];
  /** Scratch folder, empty. */
  readonly directory: string;
  /** @default - nothing is kept from one start to the next */
  readonly keepDirectory?: string;
  /** Of what a start that fails says. */
  readonly language: Language;
  readonly report: Report;
  /** What was given of the page's own options. */
  readonly options: GivenOptions;
  /** Says what the start is at, when it takes long. */
  readonly progress: (at: Sentence) => void;
}

/** Options that were given, by name. */
export type GivenOptions = Readonly<Record<string, string | boolean | undefined>>;

export interface PageParts {
  /** The pattern's name, as after `--pattern`. */
  readonly name: string;
  /**
   * Folder of the page: `main.html` (what stands between head and log), `page.js`, `style.css`, and every
   * sentence but the title in `texts.en.json` and `texts.ko.json`, `subtitle` among them.
   */
  readonly directory: string;
  /** What the pattern is called, and its things in its picture. */
  readonly tour: Tour;
  /**
   * What else a page knows of tiles, by the name of their box: `queue` of `node-queue`.
   * @default - no box belongs to a tile
   */
  readonly parts?: Readonly<Record<string, PicturePart>>;
  /**
   * Configuration that the laptop needs unless the person says otherwise.
   * @default - the pattern's own defaults
   */
  readonly context?: Readonly<Record<string, string>>;
  /**
   * Options of a start, with `--once` or without.
   * @default - none
   */
  readonly options?: Readonly<Record<string, OnceOption>>;
  readonly once: OnceForm;
}

/** How `--once <pattern> ...` is written. */
export interface OnceForm {
  /** Examples for `--help`: what is written after `npm start --`, and what it does. */
  readonly examples: Readonly<Record<Language, readonly (readonly [command: string, effect: string])[]>>;
  /** Options that go with it only. */
  readonly options: Readonly<Record<string, OnceOption>>;
  /**
   * Refuses what cannot be done, before anything is started.
   *
   * @throws UsageError when it cannot be understood, LaptopError when the machine is not so
   */
  readonly check: (given: OnceArguments) => void;
}

export interface OnceOption {
  readonly type: 'string' | 'boolean';
  /** For `--help`, with what stands for the value: `DIR`. */
  readonly value?: string;
  readonly help: Readonly<Record<Language, string>>;
}

/** What stood after `--once <pattern>`. */
export interface OnceArguments {
  readonly words: readonly string[];
  readonly options: GivenOptions;
  readonly language: Language;
}

export interface OnceAnswer {
  /** Printed with `--json`. */
  readonly about: object;
  /** Printed without. */
  readonly lines: readonly string[];
}

/** A page at work. */
export interface OpenPage {
  /** Everything the page shows that is no log line; every open window is told when it has changed. */
  readonly state: () => Promise<object>;
  /** What buttons do, by method and name: `POST redrive` answers `POST /<pattern>/laptop/redrive`. */
  readonly actions: Readonly<Record<string, (request: ActionRequest) => Promise<ApiReply>>>;
  /** The stack's API, which the desk serves below the page. @default - there is none to run */
  readonly api?: ApiAnswers;
  /**
   * Hears each answer of the stack's API.
   * @default - nobody
   */
  readonly onApiReply?: (exchange: ApiExchange) => void;
  /** What the terminal says beside the page's address, as label and value; `page` is that address. */
  readonly facts: (language: Language, page: string) => readonly (readonly [label: string, value: string])[];
  /** For programs that start the laptop with `--json`. */
  readonly about: object;
  /** Does what `--once` asks for. @throws LaptopError with the reason when it fails */
  readonly once: (given: OnceArguments) => Promise<OnceAnswer>;
  /** @default - nothing runs that has to be stopped */
  readonly stop?: () => Promise<void>;
}

/** A request to the stack's API, and its answer. */
export interface ApiExchange {
  readonly request: ApiRequestIn;
  readonly reply: ApiReply;
  /** How long the answer took. */
  readonly milliseconds: number;
}

export interface ActionRequest {
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** Where whoever asks finds the stack's API, without a slash at its end. */
  readonly api: string;
  /** @throws BodyTooLargeError */
  readonly readBody: (limitBytes: number) => Promise<Buffer>;
}
