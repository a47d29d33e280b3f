import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FunctionPool } from '../../../../lib/tools/laptop/engine/functions/function-pool';
import { compileProgram } from '../../../../lib/tools/laptop/engine/functions/prepare-code';

let directory: string;
let lines: string[];
let pool: FunctionPool;

function poolOf(handler: string, { limit = 1, timeoutSeconds = 5, environment = {} } = {}): FunctionPool {
  const handlerFile = join(directory, 'index.js');
  writeFileSync(handlerFile, handler);
  pool = new FunctionPool(
    {
      name: 'Test',
      runtimeFile: compileProgram('runtime', directory),
      handlerFile,
      handlerExport: 'handler',
      environment: { AWS_REGION: 'ap-southeast-2', AWS_LAMBDA_FUNCTION_NAME: 'test', ...environment },
      memoryMiB: 128,
      timeoutSeconds,
      onLine: (line) => lines.push(line),
    },
    limit,
  );
  return pool;
}

beforeEach(() => {
  directory = realpathSync(mkdtempSync(join(tmpdir(), 'pool-by-test-')));
  lines = [];
});
afterEach(() => {
  pool.stop();
  rmSync(directory, { recursive: true, force: true });
});

const STREAMED = `exports.handler = awslambda.streamifyResponse(async (event, response, context) => {
  if (event.fails === 'before') throw new Error('no head');
  const body = awslambda.HttpResponseStream.from(response, { statusCode: 201, headers: { 'x-left': context.getRemainingTimeInMillis() > 0 } });
  if (event.empty) return void body.end();
  body.write('한');
  await new Promise((resolve) => setTimeout(resolve, 150));
  if (event.fails) throw new Error('in the middle');
  body.end('글');
})`;

describe('a function that streams', () => {
  test('hands on what it writes when it does, behind status and headers', async () => {
    const pieces: { readonly at: number; readonly bytes: Buffer }[] = [];
    const outcome = await poolOf(STREAMED).invoke({}, (bytes) => pieces.push({ at: Date.now(), bytes }));
    expect(outcome).toEqual({ ok: true, payload: null });
    expect(Buffer.concat(pieces.map(({ bytes }) => bytes)).toString()).toBe(
      `{"statusCode":201,"headers":{"x-left":true}}${'\0'.repeat(8)}한글`,
    );
    expect(pieces.at(-1)!.at - pieces[0]!.at).toBeGreaterThan(100);
  });

  test.each([
    ['before', 'no head', 0],
    ['after', 'in the middle', 2],
  ])('fails %s it has written, and serves the next', async (fails, errorMessage, most) => {
    const made = poolOf(STREAMED);
    let pieces = 0;
    const count = () => {
      pieces++;
    };
    expect(await made.invoke({ fails }, count)).toEqual({ ok: false, error: { errorType: 'Error', errorMessage } });
    expect(pieces).toBe(most);
    expect((await made.invoke({}, count)).ok).toBe(true);
  });

  test('has no head when it writes nothing, as in Lambda', async () => {
    let pieces = 0;
    await poolOf(STREAMED).invoke({ empty: true }, () => pieces++);
    expect(pieces).toBe(0);
  });
});

describe('a function on the laptop', () => {
  test('gets its event, a context with time left, and only its own environment', async () => {
    process.env['SECRET_OF_THE_HOST'] = 'x';
    const made = poolOf(
      `exports.handler = async (event, context) => ({ event, left: context.getRemainingTimeInMillis(), id: context.awsRequestId, names: Object.keys(process.env) })`,
      { environment: { TABLE_NAME: 'jobs' } },
    );
    const outcome = await made.invoke({ hello: '민지' });
    delete process.env['SECRET_OF_THE_HOST'];
    const payload = outcome.ok ? (outcome.payload as Record<string, unknown>) : {};
    expect(payload['event']).toEqual({ hello: '민지' });
    expect(payload['left']).toBeGreaterThan(0);
    expect(payload['left']).toBeLessThanOrEqual(5000);
    expect(payload['id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(payload['names']).toContain('TABLE_NAME');
    expect(payload['names']).not.toContain('SECRET_OF_THE_HOST');
  });

  test('keeps its state between invocations, as a warm function does', async () => {
    const made = poolOf('let count = 0; exports.handler = async () => ++count');
    await made.invoke({});
    expect(await made.invoke({})).toEqual({ ok: true, payload: 2 });
  });

  test('returns the error of a handler that throws, and goes on', async () => {
    const made = poolOf(
      `exports.handler = async ({ bad }) => { if (bad) throw new TypeError('no such thing'); return 'fine' }`,
    );
    expect(await made.invoke({ bad: true })).toEqual({
      ok: false,
      error: { errorType: 'TypeError', errorMessage: 'no such thing' },
    });
    expect(await made.invoke({})).toEqual({ ok: true, payload: 'fine' });
  });

  test('is ended when its time is up, and starts afresh for the next event', async () => {
    const made = poolOf(
      `let count = 0; exports.handler = async ({ hang }) => { count++; if (hang) for (;;); return count }`,
      {
        timeoutSeconds: 1,
      },
    );
    await made.invoke({});
    const outcome = await made.invoke({ hang: true });
    expect(outcome).toMatchObject({ ok: false, error: { errorType: 'Sandbox.Timedout' } });
    expect(await made.invoke({})).toEqual({ ok: true, payload: 1 });
  });

  test('says so when its process ends in the middle', async () => {
    const made = poolOf('exports.handler = async () => process.exit(3)');
    expect(await made.invoke({})).toEqual({
      ok: false,
      error: { errorType: 'Runtime.ExitError', errorMessage: 'Runtime exited with status 3' },
    });
  });

  test('says so when its module does not load', async () => {
    const made = poolOf(`throw new Error('The environment is incomplete')`);
    expect(await made.invoke({})).toMatchObject({
      ok: false,
      error: { errorMessage: 'The environment is incomplete' },
    });
  });

  test('starts nothing more once it is stopped, also not for who waits', async () => {
    const made = poolOf('exports.handler = () => new Promise(() => {})', { limit: 1 });
    const [held, waiting] = [made.invoke({}), made.invoke({})];
    made.stop();
    expect(await waiting).toMatchObject({ ok: false, error: { errorType: 'Stopped' } });
    expect(await held).toMatchObject({ ok: false });
    expect(made.running).toBe(0);
  });

  test('runs one invocation at a time in an environment; others wait or get their own', async () => {
    const handler = `exports.handler = () => new Promise((resolve) => setImmediate(() => resolve(process.pid)))`;
    const alone = poolOf(handler, { limit: 1 });
    const first = await Promise.all([alone.invoke({}), alone.invoke({}), alone.invoke({})]);
    alone.stop();
    expect(new Set(first.map((outcome) => outcome.ok && outcome.payload)).size).toBe(1);

    const many = poolOf(handler, { limit: 2 });
    const second = await Promise.all([many.invoke({}), many.invoke({}), many.invoke({})]);
    expect(new Set(second.map((outcome) => outcome.ok && outcome.payload)).size).toBe(2);
  });
});
