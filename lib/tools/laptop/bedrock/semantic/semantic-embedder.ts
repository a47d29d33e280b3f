import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { LaptopError } from '../../engine/laptop-error';
import type { TextEmbedder } from '../text-embedder';
import { pythonEnvironment } from './python-environment';

const SERVER = join(__dirname, 'embed_server.py');

/** Texts that are put into the space at once: what came while the former ones were. */
const MOST_IN_BATCH = 32;

/** What the packages of requirements.txt bring: the first one where there are wheels of it. */
const ENCODERS = {
  'multilingual-e5-small': 'multilingual-e5-small in 4 bits, on this machine',
  'universal-sentence-encoder-multilingual': 'Universal Sentence Encoder multilingual, on this machine',
} as const;

interface Waiting {
  readonly text: string;
  readonly resolve: (vector: readonly number[]) => void;
  readonly reject: (error: Error) => void;
}

interface Reply {
  readonly model?: keyof typeof ENCODERS;
  readonly dimension?: number;
  readonly vectors?: readonly (readonly number[])[];
  readonly error?: string;
}

/**
 * Vectors of what texts mean, in many languages, by an encoder that runs on this machine, from a Python package that brings its
 * weights. A real model, and another one than those of Bedrock.
 */
export class SemanticEmbedder implements TextEmbedder {
  private readonly queue: Waiting[] = [];
  private inFlight: readonly Waiting[] = [];
  private lastId = 0;
  private end: Error | undefined;

  private constructor(
    private readonly server: ChildProcess,
    readonly id: keyof typeof ENCODERS,
    private readonly ownDimension: number,
  ) {}

  get name(): string {
    return ENCODERS[this.id];
  }

  /**
   * @param folder - what is kept between starts
   * @param python - program that has the packages; made where it is not given
   * @throws LaptopError that says what to install
   */
  static async start(folder: string, python?: string): Promise<SemanticEmbedder> {
    const program = python ?? (await pythonEnvironment(folder));
    const server = spawn(program, [SERVER], { stdio: ['pipe', 'pipe', 'inherit'], windowsHide: true });
    let embedder: SemanticEmbedder | undefined;
    return new Promise((resolve, reject) => {
      const gone = () => {
        const error = new LaptopError({
          en: 'The encoder of meanings has ended; start again, or without --semantic',
          ko: '의미를 벡터로 바꾸는 인코더가 끝났습니다. 다시 시작하거나 --semantic 없이 시작하세요',
        });
        if (embedder) embedder.fail(error);
        else reject(error);
      };
      server.on('error', gone);
      server.on('exit', gone);
      server.stdin!.on('error', () => undefined);
      createInterface({ input: server.stdout! }).on('line', (line) => {
        const reply = JSON.parse(line) as Reply;
        if (embedder) {
          embedder.take(reply);
          return;
        }
        const { model, dimension } = reply;
        embedder = new SemanticEmbedder(server, model!, dimension!);
        resolve(embedder);
      });
    });
  }

  /** Its own numbers come first; zeros fill up to the dimension that was asked for, which changes no cosine. */
  async embed(texts: readonly string[], dimension: number): Promise<number[][]> {
    const own = this.ownDimension;
    if (dimension < own) {
      throw new LaptopError({
        en: `The encoder of meanings gives ${own} numbers, and ${dimension} were asked for`,
        ko: `의미를 벡터로 바꾸는 인코더는 수를 ${own}개 내는데 ${dimension}개를 요구했습니다`,
      });
    }
    const vectors = await Promise.all(texts.map((text) => this.embedOne(text)));
    const rest = new Array<number>(dimension - own).fill(0);
    return vectors.map((vector) => [...vector, ...rest]);
  }

  async stop(): Promise<void> {
    if (this.end) return;
    const ended = new Promise((resolve) => this.server.once('exit', resolve));
    this.server.stdin!.end();
    this.server.kill();
    await ended;
  }

  private embedOne(text: string): Promise<readonly number[]> {
    return new Promise((resolve, reject) => {
      if (this.end) return reject(this.end);
      this.queue.push({ text, resolve, reject });
      // What is asked for in this turn goes into one batch.
      setImmediate(() => this.send());
    });
  }

  private send(): void {
    if (this.inFlight.length > 0 || this.queue.length === 0 || this.end) return;
    this.inFlight = this.queue.splice(0, MOST_IN_BATCH);
    const texts = this.inFlight.map(({ text }) => text);
    this.server.stdin!.write(`${JSON.stringify({ id: ++this.lastId, texts })}\n`);
  }

  private take({ vectors, error }: Reply): void {
    const done = this.inFlight;
    this.inFlight = [];
    for (const [at, { resolve, reject }] of done.entries()) {
      const vector = vectors?.[at];
      if (vector) resolve(vector);
      else reject(new Error(`the encoder of meanings failed: ${error}`));
    }
    this.send();
  }

  private fail(error: Error): void {
    this.end = error;
    for (const { reject } of [...this.inFlight, ...this.queue.splice(0)]) reject(error);
    this.inFlight = [];
  }
}
