import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Stack } from 'aws-cdk-lib/core';
import type { LabServer } from '../../constructs/lab/lab-server';
import type { ServerFirewall } from '../../constructs/lab/server-firewall';
import type { NextStep, StackOutputs } from '../../constructs/shared/stack-outputs';
import type { ModeSettings } from '../../lib/config/mode';
import type { LabSettings } from '../../lib/lab/settings';
import { deployCommand, destroyCommand, type GivenContext } from '../cdk-command';
import { npmCommand } from '../npm-command';
import { protectionSteps } from '../protection-steps';
import { firstPasswords, removeSignIns } from './sign-in-commands';

export interface LabOutputsProps {
  /** The server to reach. */
  readonly server: LabServer;
  /** Who may reach it. */
  readonly firewall: ServerFirewall;
  /** The bucket the page lists. */
  readonly bucket: IBucket;
  /** The pattern's own settings. */
  readonly lab: LabSettings;
  /** The administrator comes from an IPv6 address. */
  readonly fromIpv6: boolean;
  /** What was given on the command line. */
  readonly given: GivenContext;
  /** What the mode means, as values. */
  readonly mode: ModeSettings;
}

/** What to do next, as commands ready to paste, in the order one needs them. */
export function labOutputs(
  stack: Stack,
  { server, firewall, bucket, lab, fromIpv6, given, mode }: LabOutputsProps,
): StackOutputs {
  const aws = (command: string) => `aws ${command} --region ${stack.region}`;
  const instanceId = server.instance.instanceId;
  const windows = lab.os === 'windows-2022';
  // Two labs in one folder have two keys.
  const keyFile = `${stack.stackName.toLowerCase()}-key.pem`;
  const fetchKey = `${aws(`ssm get-parameter --name /ec2/keypair/${server.keyPair.keyPairId} --with-decryption`)} --query Parameter.Value --output text`;
  const find = (property: string) =>
    `${aws(`ec2 describe-instances --instance-ids ${instanceId}`)} --query "Reservations[0].Instances[0].${property}" --output text`;
  // An Elastic IP and IPv4 is known now; any other address is asked for when it is used.
  const host =
    lab.elasticIp && !fromIpv6 ? server.publicAddress : `$(${find(fromIpv6 ? 'Ipv6Address' : 'PublicIpAddress')})`;

  const connectToWindows: NextStep[] = [
    {
      name: 'WindowsPassword',
      value: `${aws(`ec2 get-password-data --instance-id ${instanceId} --priv-launch-key ${keyFile}`)} --query PasswordData --output text`,
      description: 'The password of the user Administrator, decrypted with the key; ready some minutes after the boot.',
    },
    {
      name: 'RemoteDesktop',
      value: `mstsc "/v:${host}"`,
      description: `Connect by Remote Desktop, from ${lab.adminCidr} only.`,
    },
  ];
  const connectToLinux: NextStep[] = [
    {
      name: 'Ssh',
      value: `ssh -i ${keyFile} "ubuntu@${host}"`,
      description: `Connect by SSH, from ${lab.adminCidr} only.`,
    },
  ];
  const addressBy = (curl: string) => `"lab.adminCidr=$(${curl} -4 -s https://checkip.amazonaws.com)/32"`;
  const allowYourAddress: NextStep = {
    name: 'AllowYourAddress',
    ...deployCommand(stack, 'lab', given, {
      key: 'lab.adminCidr',
      argument: { value: addressBy('curl'), powershell: addressBy('curl.exe') },
    }),
    description: `Nobody may use ${windows ? 'Remote Desktop' : 'SSH'} from the internet yet: open it to your own address.`,
  };

  const steps: readonly NextStep[] = [
    {
      name: 'OpenPage',
      value: `http://${server.publicAddress}/`,
      description: lab.elasticIp
        ? 'The hello page: open it in a browser.'
        : 'The hello page. The address changes at every stop and start; see FindAddress.',
    },
    {
      name: 'FetchKey',
      value: `rm -f ${keyFile} && ${fetchKey} > ${keyFile}`,
      // PowerShell's own > writes UTF-16, which no SSH client reads.
      powershell: `Remove-Item -Force -ErrorAction Ignore ${keyFile}; ${fetchKey} | Out-File -Encoding ascii ${keyFile}`,
      description: 'Fetch the private key, as an administrator.',
    },
    {
      name: 'ProtectKey',
      value: `chmod 400 ${keyFile}`,
      powershell: `icacls ${keyFile} /inheritance:r; icacls ${keyFile} /grant:r "$($env:USERNAME):R"`,
      description: 'Make the key yours alone; ssh refuses it otherwise.',
    },
    // Whoever connects by another program than the next command's wants to type it.
    ...(lab.elasticIp && !fromIpv6
      ? []
      : [
          {
            name: 'FindAddress',
            value: find('[PublicIpAddress,Ipv6Address]'),
            description: 'The public addresses of the moment, IPv4 and IPv6; IPv4 is another one after every start.',
          },
        ]),
    ...(lab.adminCidr ? (windows ? connectToWindows : connectToLinux) : [allowYourAddress]),
    ...(lab.instanceConnect && !windows
      ? [
          {
            name: 'ConnectInBrowser',
            value: `https://${stack.region}.console.aws.amazon.com/ec2/home?region=${stack.region}#ConnectToInstance:instanceId=${instanceId}`,
            description: 'Connect from the browser with EC2 Instance Connect, as ubuntu.',
          },
        ]
      : []),
    {
      name: 'UploadObject',
      value: aws(`s3 cp photo.jpg s3://${bucket.bucketName}/`),
      description: `Put an object into the bucket; within ${windows ? 'five minutes' : 'a minute'} the page lists it.`,
    },
    {
      name: 'SignIn',
      value: `https://${stack.account}.signin.aws.amazon.com/console`,
      description: 'Where the users of the group sign in.',
    },
    ...firstPasswords(lab.users),
    {
      name: 'StopServer',
      value: aws(`ec2 stop-instances --instance-ids ${instanceId}`),
      description: 'Stop paying for the computer; its disk and address still bill.',
    },
    {
      name: 'StartServer',
      value: aws(`ec2 start-instances --instance-ids ${instanceId}`),
      description: 'Start it again.',
    },
    ...removeSignIns(lab.users),
    ...protectionSteps(stack, 'lab', given, mode),
    {
      name: 'Destroy',
      ...destroyCommand(stack, 'lab', given),
      description: 'Delete everything, and stop paying.',
    },
    {
      name: 'CheckOff',
      ...npmCommand('check-off', `--region ${stack.region}`),
      description: 'Look whether everything is off.',
    },
  ];
  return {
    steps,
    values: {
      ...(!windows && {
        PrivateSshHost: {
          value: server.instance.instancePrivateIp,
          description:
            'Address for SSH from a member of the bastion security group; the public one does not work there.',
        },
      }),
      ...(firewall.bastion && {
        BastionSecurityGroupId: {
          value: firewall.bastion.securityGroupId,
          description: 'Give this security group to a server that may use SSH to this one.',
        },
      }),
    },
  };
}
