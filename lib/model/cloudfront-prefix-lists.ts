/**
 * Ids of the list of CloudFront's own addresses, `com.amazonaws.global.cloudfront.origin-facing`, which AWS keeps in every region and
 * under another id in each. A look-up would need an account at synth. To see one:
 * `aws ec2 describe-managed-prefix-lists --filters Name=prefix-list-name,Values=com.amazonaws.global.cloudfront.origin-facing`
 */
export const CLOUDFRONT_PREFIX_LISTS: Readonly<Record<string, string>> = {
  'ap-northeast-2': 'pl-22a6434b',
  'ap-southeast-2': 'pl-b8a742d1',
  'us-east-1': 'pl-3b927c52',
};
