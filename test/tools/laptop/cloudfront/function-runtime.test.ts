import {
  cloudFrontFunction,
  FunctionFailedError,
  FunctionRefusedError,
} from '../../../../lib/tools/laptop/cloudfront/function-runtime';

async function run(body: string, event: unknown = {}) {
  return (await cloudFrontFunction(`function handler(event) { ${body} }`)).run(event, 1_000);
}

it('returns what the handler returns, and what it logs', async () => {
  await expect(run("console.log('a' + event.a); return { b: event.a };", { a: 1 })).resolves.toEqual({
    result: { b: 1 },
    log: ['a1'],
  });
});

it('waits for an async handler', async () => {
  const made = await cloudFrontFunction('async function handler(event) { await Promise.resolve(); return event; } ');
  expect(made.run({ a: 1 }, 0).result).toEqual({ a: 1 });
});

it('keeps nothing from one run to the next', async () => {
  const made = await cloudFrontFunction('var runs = 0; function handler(event) { return ++runs; }');
  expect([made.run({}, 0).result, made.run({}, 0).result]).toEqual([1, 1]);
});

it('stops the clock for the time of a run', async () => {
  const { result } = await run(
    'return [Date.now(), new Date().getTime(), new Date(5).getTime(), new Date(2026, 0).getFullYear(), new Date() instanceof Date];',
  );
  expect(result).toEqual([1_000, 1_000, 5, 2026, true]);
});

it.each([
  '[].flatMap',
  '[].at',
  '[].entries',
  "''.matchAll",
  'Object.fromEntries',
  'Array.from',
  'Promise.withResolvers',
])('has no %s', async (member) => {
  await expect(run(`return typeof ${member};`)).resolves.toMatchObject({ result: 'undefined' });
});

it.each(['Map', 'Set', 'Proxy', 'Reflect', 'WeakRef', 'BigInt', 'Iterator', 'queueMicrotask'])(
  'has no global %s',
  async (name) => {
    await expect(run(`return typeof globalThis['${name}'];`)).resolves.toMatchObject({ result: 'undefined' });
  },
);

it.each([
  ['a function made of text', "return (function () {}).constructor('return 1')();"],
  ['an async function made of text', "async function f() {} return f.constructor('return 1');"],
  ['eval by another name', "return globalThis['eval']('1');"],
  ['an endless loop', 'while (true) {}'],
  ['an endless regular expression', "return /^(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!');"],
  ['an endless recursion', 'return handler(event);'],
  ['too much memory', "return new Array(300).join('0123456789').repeat(1000).length;"],
  ['an error', "throw new TypeError('no');"],
  ['writing to what is frozen, since functions are strict', 'Object.freeze(event).a = 1;'],
])('fails at %s', async (_, body) => {
  await expect(run(body)).rejects.toThrow(FunctionFailedError);
});

it('says what an async handler threw', async () => {
  const made = await cloudFrontFunction("async function handler(event) { throw new TypeError('no ' + event.a); }");
  expect(() => made.run({ a: 1 }, 0)).toThrow('TypeError: no 1');
});

it('does not run what CloudFront is not documented to run', async () => {
  await expect(cloudFrontFunction('function handler(event) { return event?.a; }')).rejects.toThrow(
    FunctionRefusedError,
  );
});
