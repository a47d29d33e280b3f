/** Regions in which botocore's endpoints.json (1.43.106) has an address of OpenSearch Serverless. */
export const SEARCH_SERVERLESS: readonly string[] =
  `ap-east-1 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2
  ca-central-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 sa-east-1
  us-east-1 us-east-2 us-west-1 us-west-2`.split(/\s+/);

/** Regions in which the same list has an address of Bedrock. */
export const BEDROCK: readonly string[] =
  `af-south-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2
  ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-central-1 ca-west-1 eu-central-1
  eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 il-central-1 me-central-1 me-south-1
  mx-central-1 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2`.split(/\s+/);

/**
 * Regions of Bedrock Knowledge Bases as its user guide lists them. S3 Vectors, which they store in, has no such list: its own
 * regions are among these, and one too many here makes a question unknown where one too few would make it a false "nothing".
 */
export const KNOWLEDGE_BASES: readonly string[] =
  `ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2 ca-central-1
  eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2
  us-west-2`.split(/\s+/);

/** Regions in which the same list has an address of Lightsail. */
export const LIGHTSAIL: readonly string[] =
  `ap-east-1 ap-northeast-1 ap-northeast-2 ap-south-1 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-5
  ca-central-1 eu-central-1 eu-north-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2
  us-west-2`.split(/\s+/);
