import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Stack } from 'aws-cdk-lib/core';
import type { LabServer } from '../../constructs/lab/lab-server';
import type { ServerFirewall } from '../../constructs/lab/server-firewall';
import type { StackOutput } from '../../constructs/shared/stack-outputs';
import type { LabSettings } from '../../lib/lab/settings';

/** File that the private key is fetched into; every command names it. */
const KEY_FILE = 'lab-key.pem';

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
  readonly dualStack: boolean;
}

/** What to do next, as commands ready to paste, in the order one needs them. */
export function labOutputs(
  stack: Stack,
  { server, firewall, bucket, lab, dualStack }: LabOutputsProps,
): Record<string, StackOutput> {
  const aws = (command: string) => `aws ${command} --region ${stack.region}`;
  const instanceId = server.instance.instanceId;
  const windows = lab.os === 'windows-2022';
  const publicHost = `$(${aws(`ec2 describe-instances --instance-ids ${instanceId} --output text`)} --query Reservations[0].Instances[0].${dualStack ? 'Ipv6Address' : 'PublicIpAddress'})`;
  // An Elastic IP and IPv4 is known now; any other address is asked for when it is used.
  const host = lab.elasticIp && !dualStack ? server.publicAddress : publicHost;

  const fromWhere = lab.adminCidr
    ? `, from ${lab.adminCidr} only.`
    : '. Nobody may yet: deploy again with -c lab.adminCidr=<your address>/32.';

  return {
    PageUrl: {
      value: `http://${server.publicAddress}/`,
      description: lab.elasticIp
        ? 'The hello page: open it in a browser.'
        : 'The hello page. The address changes at every stop and start; see FindAddress.',
    },
    ...(!lab.elasticIp && {
      FindAddress: {
        value: publicHost.slice(2, -1),
        description: 'The public address of the moment, after a stop and start.',
      },
    }),
    FetchKey: {
      value: `${aws(`ssm get-parameter --name /ec2/keypair/${server.keyPair.keyPairId} --with-decryption`)} --query Parameter.Value --output text > ${KEY_FILE}`,
      description: 'Fetch the private key, as an administrator.',
    },
    ProtectKey: {
      value: `chmod 400 ${KEY_FILE}`,
      description: 'Make the key yours alone on macOS and Linux; ssh refuses it otherwise.',
    },
    ProtectKeyOnWindows: {
      value: `icacls ${KEY_FILE} /inheritance:r && icacls ${KEY_FILE} /grant:r "%USERNAME%:R"`,
      description: 'Make the key yours alone on Windows (Command Prompt).',
    },
    ...(windows
      ? {
          WindowsPassword: {
            value: `${aws(`ec2 get-password-data --instance-id ${instanceId} --priv-launch-key ${KEY_FILE}`)} --query PasswordData --output text`,
            description: "The administrator's password, decrypted with the key; ready some minutes after the boot.",
          },
          RemoteDesktop: { value: `mstsc /v:${host}`, description: `Connect by Remote Desktop${fromWhere}` },
        }
      : {
          Ssh: { value: `ssh -i ${KEY_FILE} ubuntu@${host}`, description: `Connect by SSH${fromWhere}` },
          ...(lab.instanceConnect && {
            BrowserShell: {
              value: `https://${stack.region}.console.aws.amazon.com/ec2/home?region=${stack.region}#ConnectToInstance:instanceId=${instanceId}`,
              description: 'Connect from the browser with EC2 Instance Connect, as ubuntu.',
            },
          }),
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
    UploadObject: {
      value: `aws s3 cp photo.jpg s3://${bucket.bucketName}/`,
      description: `Put an object into the bucket; within ${windows ? 'five minutes' : 'a minute'} the page lists it.`,
    },
    ConsoleSignIn: {
      value: `https://${stack.account}.signin.aws.amazon.com/console`,
      description: 'Where the users of the group sign in.',
    },
    ...Object.fromEntries(lab.users.flatMap((name, index) => signInCommands(name, index + 1))),
    StopServer: {
      value: aws(`ec2 stop-instances --instance-ids ${instanceId}`),
      description: 'Stop paying for the computer; its disk and address still bill.',
    },
    StartServer: { value: aws(`ec2 start-instances --instance-ids ${instanceId}`), description: 'Start it again.' },
    // With the region: in another one there is no such stack, and the command would report success all the same.
    Destroy: {
      value: `npx cdk destroy ${stack.stackName} -c pattern=lab -c region=${stack.region}`,
      description: 'Delete everything, and stop paying.',
    },
  };
}

/**
 * A user's way in and out. Numbered, because a name may hold letters that a name of an output may not. The ending has
 * one of each kind of letter a password policy may ask for; not an exclamation mark, which zsh takes for its history.
 */
function signInCommands(name: string, number: number): [string, StackOutput][] {
  const user = `--user-name '${name}'`;
  return [
    [
      `FirstPassword${number}`,
      {
        value: `PASSWORD="$(openssl rand -base64 18)aA1-" && aws iam create-login-profile ${user} --password-reset-required --password "$PASSWORD" && echo "$PASSWORD"`,
        description: `Give ${name} a first password, to be changed at the first sign-in.`,
      },
    ],
    [
      `RemoveSignIn${number}`,
      {
        value: `aws iam delete-login-profile ${user}; for DEVICE in $(aws iam list-mfa-devices ${user} --query 'MFADevices[].SerialNumber' --output text); do aws iam deactivate-mfa-device ${user} --serial-number "$DEVICE" && aws iam delete-virtual-mfa-device --serial-number "$DEVICE"; done`,
        description: `Before destroying: take away the password and the MFA device of ${name}, which IAM would not delete with the user.`,
      },
    ],
  ];
}
