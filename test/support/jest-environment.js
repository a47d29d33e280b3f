// Each suite would start the template-validation engine anew (about 2 s); `cdk synth` in CI keeps it on, as errors.
process.env.CDK_VALIDATION ??= 'false';
// Nothing in a test may find real credentials or a real region.
process.env.AWS_REGION = 'ap-southeast-2';
process.env.AWS_ACCESS_KEY_ID = 'test';
process.env.AWS_SECRET_ACCESS_KEY = 'test';
process.env.AWS_EC2_METADATA_DISABLED = 'true';
// The laptop and the tests may run on Node.js 20; the functions run on 22.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
