// Looks at the deployed lab from outside: which rules its security group really has, and which ports really answer from an address
// that is not the administrator's. Runs inline in a function, so it uses what the runtime brings along.
const { EC2Client, DescribeSecurityGroupRulesCommand } = require('@aws-sdk/client-ec2');
const { connect } = require('node:net');

const { GROUP, BASTION, HOST } = process.env;

exports.handler = async () => ({ rules: await rules(), port22: await answers(22), port80: await answers(80) });

async function rules() {
  const filter = { Filters: [{ Name: 'group-id', Values: [GROUP] }] };
  const { SecurityGroupRules = [] } = await new EC2Client({}).send(new DescribeSecurityGroupRulesCommand(filter));
  return SecurityGroupRules.map((rule) => {
    const group = rule.ReferencedGroupInfo?.GroupId;
    const peer = rule.CidrIpv4 ?? rule.CidrIpv6 ?? rule.PrefixListId ?? (group === BASTION ? 'bastion' : group);
    return [rule.IsEgress ? 'out' : 'in', rule.IpProtocol, rule.FromPort, rule.ToPort, peer].join(' ');
  }).sort();
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = connect({ host: HOST, port, timeout: 5000 });
    const end = (result) => {
      socket.destroy();
      resolve(result);
    };
    socket.on('connect', () => end('open'));
    socket.on('timeout', () => end('closed'));
    socket.on('error', () => end('closed'));
  });
}
