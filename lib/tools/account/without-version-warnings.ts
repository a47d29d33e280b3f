/**
 * Variables under which the SDK does not warn, in the middle of an answer, of the Node.js that it will want next year: which one is
 * needed here stands in package.json.
 */
export const WITHOUT_VERSION_WARNINGS = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' } as const;
