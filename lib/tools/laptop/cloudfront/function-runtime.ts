import { createRequire } from 'node:module';
import {
  newQuickJSWASMModule,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSWASMModule,
  RELEASE_SYNC,
} from 'quickjs-emscripten';
import { functionFaults } from './function-syntax';
import { GLOBALS, MEMBERS } from './runtime-features';

/** "Maximum function memory": 2 MB. */
const MEMORY_BYTES = 2 * 1024 * 1024;
const STACK_BYTES = 256 * 1024;

/**
 * The service stops a function after about a millisecond of its processor. QuickJS asks every ten thousand steps whether to go on:
 * counted, so that a slow machine stops nothing that a fast one does not.
 */
const MOST_TURNS = 20;

/** Code that the service would not take, or that relies on what nobody promises. */
export class FunctionRefusedError extends Error {}

/** A function that threw, that went on for too long, or that needed too much memory. The service answers with an error. */
export class FunctionFailedError extends Error {}

export interface FunctionRun {
  /** What the handler returned, as JSON holds it. */
  readonly result: unknown;
  /** What it said to `console.log`. */
  readonly log: readonly string[];
}

/** A CloudFront Function. Each run is a world of its own, as at the service: nothing is kept from one to the next. */
export interface CloudFrontFunction {
  /** @throws FunctionFailedError */
  run(event: unknown, startedAtMs: number): FunctionRun;
}

let interpreter: Promise<QuickJSWASMModule> | undefined;

/** By `require`: the package's own way is a dynamic import, which needs a flag of Node.js inside of a test. */
function loadInterpreter() {
  return createRequire(require.resolve('quickjs-emscripten'))('@jitl/quickjs-wasmfile-release-sync/emscripten-module');
}

/**
 * Runs CloudFront Functions in an interpreter that has, of JavaScript, what cloudfront-js-2.0 is documented to have. No key-value
 * stores and no modules: what needs them is refused in words.
 *
 * @throws FunctionRefusedError with every fault and its line
 */
export async function cloudFrontFunction(code: string): Promise<CloudFrontFunction> {
  const faults = functionFaults(code);
  if (faults.length > 0) throw new FunctionRefusedError(['CloudFront would not run this:', ...faults].join('\n  '));
  interpreter ??= newQuickJSWASMModule({ ...RELEASE_SYNC, importModuleLoader: async () => loadInterpreter() });
  const quickjs = await interpreter;
  return { run: (event, startedAtMs) => runOnce(quickjs, code, event, startedAtMs) };
}

function runOnce(quickjs: QuickJSWASMModule, code: string, event: unknown, startedAtMs: number): FunctionRun {
  const runtime = quickjs.newRuntime();
  const world = runtime.newContext();
  try {
    runtime.setMaxStackSize(STACK_BYTES);
    evaluate(world, prelude(startedAtMs));
    const log: string[] = [];
    const write = world.newFunction('log', (text) => void log.push(String(world.dump(text))));
    evaluateWith(world, write, '(function (log) { globalThis.console = { log: log }; })');
    write.dispose();

    let turns = 0;
    runtime.setInterruptHandler(() => ++turns > MOST_TURNS);
    runtime.setMemoryLimit(MEMORY_BYTES);
    evaluate(world, `"use strict";\n${code}`);
    const text = world.newString(JSON.stringify(event) ?? 'null');
    evaluateWith(
      world,
      text,
      `(function (event) {
        var state = globalThis['#state'] = {};
        var returned = handler(JSON.parse(event));
        function keep(value) { state.text = JSON.stringify(value); }
        if (returned && typeof returned.then === 'function') {
          returned.then(keep, function (error) { state.error = error && error.name ? error.name + ': ' + error.message : String(error); });
        }
        else keep(returned);
      })`,
    );
    text.dispose();
    const jobs = runtime.executePendingJobs();
    if (jobs.error) throw failed(world, jobs.error);
    jobs.dispose();
    return { result: resultOf(world), log };
  } finally {
    world.dispose();
    runtime.dispose();
  }
}

function resultOf(world: QuickJSContext): unknown {
  const state = world.getProp(world.global, '#state');
  const { text, error } = world.dump(state) as { text?: string; error?: string };
  state.dispose();
  if (error !== undefined) throw new FunctionFailedError(error);
  return text === undefined ? undefined : JSON.parse(text);
}

function evaluate(world: QuickJSContext, code: string): void {
  const evaluated = world.evalCode(code, 'function.js');
  if (evaluated.error) throw failed(world, evaluated.error);
  evaluated.value.dispose();
}

function evaluateWith(world: QuickJSContext, argument: QuickJSHandle, code: string): void {
  const evaluated = world.evalCode(code, 'function.js');
  if (evaluated.error) throw failed(world, evaluated.error);
  const called = world.callFunction(evaluated.value, world.undefined, argument);
  evaluated.value.dispose();
  if (called.error) throw failed(world, called.error);
  called.value.dispose();
}

function failed(world: QuickJSContext, handle: QuickJSHandle): FunctionFailedError {
  const error = world.dump(handle);
  handle.dispose();
  return new FunctionFailedError(messageOf(error));
}

function messageOf(error: unknown): string {
  const { name = 'Error', message = String(error) } = (error ?? {}) as { name?: string; message?: string };
  return `${name}: ${message}`;
}

/** Takes away what QuickJS has and cloudfront-js-2.0 is not documented to have, stops the clock, and lets nothing make code of text. */
function prelude(startedAtMs: number): string {
  return `(function () {
    var members = ${JSON.stringify(MEMBERS)};
    var globals = ${JSON.stringify([...GLOBALS, 'Function', 'eval'])};
    function refuse() { throw new EvalError('code is not made of text here'); }
    [function () {}, async function () {}, function* () {}, async function* () {}].forEach(function (made) {
      Object.defineProperty(Object.getPrototypeOf(made), 'constructor', { value: refuse });
    });
    refuse.prototype = Function.prototype;
    globalThis.eval = refuse;
    globalThis.Function = refuse;
    Object.keys(members).forEach(function (name) {
      var path = name.split('.');
      var object = path[1] ? globalThis[path[0]].prototype : globalThis[path[0]];
      var kept = members[name].concat(['constructor', 'prototype', 'length', 'name']);
      Object.getOwnPropertyNames(object).forEach(function (member) {
        if (kept.indexOf(member) < 0) delete object[member];
      });
    });
    Object.getOwnPropertyNames(globalThis).forEach(function (name) {
      if (globals.indexOf(name) < 0) delete globalThis[name];
    });
    var Clock = Date;
    var start = ${startedAtMs};
    function Stopped() {
      if (!(this instanceof Stopped)) return new Clock(start).toString();
      var given = Array.prototype.slice.call(arguments);
      return new (Clock.bind.apply(Clock, [null].concat(given.length === 0 ? [start] : given)))();
    }
    Stopped.prototype = Clock.prototype;
    Stopped.prototype.constructor = Stopped;
    Stopped.parse = Clock.parse;
    Stopped.UTC = Clock.UTC;
    Stopped.now = function () { return start; };
    globalThis.Date = Stopped;
  })()`;
}
