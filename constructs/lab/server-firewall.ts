import { type IVpc, Peer, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { AddressBlock } from '../../lib/model/reach/address-block';
import { acknowledge } from '../guardrails/acknowledge';

export interface ServerFirewallProps {
  /** Network of the server. */
  readonly vpc: IVpc;
  /** What the administrator connects with: SSH on a Linux server, RDP on a Windows one. */
  readonly remoteAccess: 'ssh' | 'rdp';
  /**
   * Range the administrator connects from, in CIDR notation, and its family.
   * @default - nobody connects from the internet
   */
  readonly admin?: { readonly cidr: string; readonly family: AddressBlock['family'] };
  /**
   * Range that the browser client of EC2 Instance Connect comes from; it speaks SSH only.
   * @default - the browser client does not reach the server
   */
  readonly instanceConnectRange?: string;
}

/**
 * Who may reach the server, and what the server may reach. The three kinds of source are the lesson:
 * one address, everybody, and the members of another group.
 */
export class ServerFirewall extends Construct {
  readonly server: SecurityGroup;
  /**
   * Servers of this group may use SSH to the server, by its private address: a rule that names a group
   * does not match traffic that has left the network and come back through a public address (L7).
   * @default - a Windows server has no such group
   */
  readonly bastion?: SecurityGroup;

  constructor(scope: Construct, id: string, props: ServerFirewallProps) {
    super(scope, id);
    const anywhere = [Peer.anyIpv4(), Peer.anyIpv6()];
    const remotePort = props.remoteAccess === 'ssh' ? Port.SSH : Port.RDP;

    this.server = new SecurityGroup(this, 'Server', {
      vpc: props.vpc,
      description: 'The server: web for everybody, remote access for one address and for members of the bastion group',
      allowAllOutbound: false,
    });
    if (props.admin) {
      const { cidr, family } = props.admin;
      const administrator = family === 6 ? Peer.ipv6(cidr) : Peer.ipv4(cidr);
      this.server.addIngressRule(administrator, remotePort, 'Remote access for the administrator');
    }
    for (const peer of anywhere) this.server.addIngressRule(peer, Port.HTTP, 'Web for everybody');

    if (props.remoteAccess === 'ssh') {
      if (props.instanceConnectRange) {
        this.server.addIngressRule(
          Peer.ipv4(props.instanceConnectRange),
          Port.SSH,
          'Browser client of EC2 Instance Connect',
        );
      }
      this.bastion = new SecurityGroup(this, 'Bastion', {
        vpc: props.vpc,
        description: 'Members may use SSH to the server by its private address',
        allowAllOutbound: false,
      });
      this.server.connections.allowFrom(this.bastion, Port.SSH, 'SSH from members of the bastion group');
    }

    // Ways out: package mirrors answer on 80 (Ubuntu's are signed, not encrypted) and 443; SSM and S3 on 443.
    // Security groups do not filter the VPC's DNS, the clock (169.254.169.123) and instance metadata.
    for (const peer of anywhere) {
      this.server.addEgressRule(peer, Port.HTTP, 'Package mirrors');
      this.server.addEgressRule(peer, Port.HTTPS, 'Package mirrors, Systems Manager and S3');
    }

    acknowledge(this.server, {
      'AwsSolutions-EC23':
        'Port 80 is open to everybody on purpose: the page is public, and reaching it is how the lesson proves the rule. Remote access never is.',
    });
  }
}
