import type { Region } from '../config/regions';

/**
 * Where the browser client of EC2 Instance Connect comes from, by region: the `EC2_INSTANCE_CONNECT` entries of
 * https://ip-ranges.amazonaws.com/ip-ranges.json as several public copies quote them (read 2026-11-21; unchanged since 2019).
 *
 * AWS also keeps them as a managed prefix list, but its id differs per region and finding it takes an account at synth or a
 * custom resource at deploy. A literal range can be reviewed, and if AWS ever moved it, the browser client would stop and nothing would open.
 * test/integ/integ.lab.ts compares the region's range with AWS's prefix list.
 */
export const INSTANCE_CONNECT_RANGES: Readonly<Record<Region, string>> = {
  'ap-southeast-2': '13.239.158.0/29',
  'ap-northeast-2': '13.209.1.56/29',
  'us-east-1': '18.206.107.24/29',
};
