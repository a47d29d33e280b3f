/**
 * What a CloudFront Function finds in its runtime, cloudfront-js-2.0: all of ES 5.1, and of later editions what is listed.
 *
 * Source: "JavaScript runtime 2.0 features for CloudFront Functions", Amazon CloudFront Developer Guide,
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html,
 * read on 2026-11-26.
 */

const TYPED_ARRAYS = [
  'Float32Array',
  'Float64Array',
  'Int8Array',
  'Int16Array',
  'Int32Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'Uint16Array',
  'Uint32Array',
] as const;

const ERRORS = [
  'Error',
  'EvalError',
  'InternalError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TypeError',
  'URIError',
] as const;

/** Global names that a function may say. `eval` and `Function` are there as well, and throw. */
export const GLOBALS: readonly string[] = [
  ...words('Array Boolean Date JSON Math Number Object RegExp String undefined NaN Infinity globalThis console'),
  ...words('decodeURI decodeURIComponent encodeURI encodeURIComponent isFinite isNaN parseFloat parseInt arguments'),
  ...words('ArrayBuffer DataView Promise Symbol'),
  ...TYPED_ARRAYS,
  ...ERRORS,
];

/** Documented as well, but neither here nor in what runs functions on the laptop. */
export const NOT_ON_THE_LAPTOP: readonly string[] = words('require Buffer TextDecoder TextEncoder atob btoa');

/** Members of built-in objects by the object they belong to. Whatever else an engine brings, a function must not rely on. */
export const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  Object: words(`create defineProperties defineProperty freeze getOwnPropertyDescriptor getOwnPropertyDescriptors
    getOwnPropertyNames getPrototypeOf isExtensible isFrozen isSealed keys preventExtensions seal assign entries values is
    setPrototypeOf`),
  'Object.prototype': words('hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf'),
  String: words('fromCharCode fromCodePoint'),
  'String.prototype':
    words(`charAt charCodeAt concat indexOf lastIndexOf localeCompare match replace search slice split substr
    substring toLocaleLowerCase toLocaleUpperCase toLowerCase toString toUpperCase trim valueOf codePointAt endsWith includes
    repeat startsWith padStart padEnd trimStart trimEnd replaceAll`),
  Number:
    words(`EPSILON MAX_SAFE_INTEGER MIN_SAFE_INTEGER MAX_VALUE MIN_VALUE NaN NEGATIVE_INFINITY POSITIVE_INFINITY isFinite
    isInteger isNaN isSafeInteger parseInt parseFloat`),
  'Number.prototype': words('toExponential toFixed toLocaleString toPrecision toString valueOf'),
  'Boolean.prototype': words('toString valueOf'),
  'Function.prototype': words('apply bind call toString'),
  Math: words(`E LN10 LN2 LOG10E LOG2E PI SQRT1_2 SQRT2 abs acos acosh asin asinh atan atan2 atanh cbrt ceil clz32 cos cosh exp
    expm1 floor fround hypot imul log log1p log2 log10 max min pow random round sign sinh sin sqrt tan tanh trunc`),
  RegExp: [],
  'RegExp.prototype': words('global ignoreCase multiline source sticky flags exec test toString'),
  JSON: words('parse stringify'),
  Array: words('isArray of'),
  'Array.prototype':
    words(`concat every filter forEach indexOf join lastIndexOf map pop push reduce reduceRight reverse shift
    slice some sort splice toLocaleString toString unshift copyWithin fill find findIndex includes`),
  ArrayBuffer: words('isView'),
  'ArrayBuffer.prototype': words('byteLength slice'),
  Promise: words('all allSettled any reject resolve race'),
  'Promise.prototype': words('catch finally then'),
  Symbol: words('for keyFor'),
};

/** Kinds of syntax that are documented, as TypeScript's parser calls them. */
export const SYNTAX: ReadonlySet<string> = new Set([
  ...words(
    'SourceFile EndOfFileToken Block EmptyStatement ExpressionStatement VariableStatement VariableDeclarationList',
  ),
  ...words(
    'VariableDeclaration FunctionDeclaration FunctionExpression ArrowFunction Parameter DotDotDotToken AsyncKeyword',
  ),
  ...words('IfStatement DoStatement WhileStatement ForStatement ForInStatement ContinueStatement BreakStatement'),
  ...words(
    'ReturnStatement SwitchStatement CaseBlock CaseClause DefaultClause LabeledStatement ThrowStatement TryStatement',
  ),
  ...words('CatchClause Identifier ThisKeyword NullKeyword TrueKeyword FalseKeyword NumericLiteral StringLiteral'),
  ...words(
    'RegularExpressionLiteral NoSubstitutionTemplateLiteral TemplateExpression TemplateHead TemplateMiddle TemplateTail',
  ),
  ...words(
    'TemplateSpan ParenthesizedExpression CallExpression NewExpression PropertyAccessExpression ElementAccessExpression',
  ),
  ...words('BinaryExpression PrefixUnaryExpression PostfixUnaryExpression ConditionalExpression TypeOfExpression'),
  ...words(
    'DeleteExpression VoidExpression AwaitExpression ObjectLiteralExpression PropertyAssignment GetAccessor SetAccessor',
  ),
  ...words('ArrayLiteralExpression OmittedExpression QuestionToken ColonToken EqualsGreaterThanToken'),
]);

/** Operators that came after ES 5.1 and are not documented. `**` is. */
export const LATER_OPERATORS: readonly string[] = ['??', '??=', '||=', '&&='];

/** "All ES 5.1 regular expression features", sticky, and named groups. */
export const REGEXP_FLAGS = /^[gimy]*$/;
export const LATER_REGEXP = /\(\?<[=!]|\\[pP]\{|\\u\{/;

function words(text: string): string[] {
  return text.split(/\s+/);
}
