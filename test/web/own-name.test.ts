import { Match, Template } from 'aws-cdk-lib/assertions';
import { App } from 'aws-cdk-lib/core';
import flags from 'aws-cdk-lib/recommended-feature-flags.json';
import { loadConfig } from '../../lib/config/load-config';
import { webSettings } from '../../lib/web/settings';
import { type AppSettings, buildApp } from '../../stacks/build-app';
import { webStack } from '../../stacks/web/stack';

const NAME = { domainName: 'guestbook.example.com', hostedZoneId: 'Z0123456789ABCDEFGHIJ' };

describe.each(['ap-northeast-2', 'us-east-1'] as const)('a name of your own, from %s', (region) => {
  const app = new App({ context: { ...flags, 'aws:cdk:bundling-stacks': [] }, analyticsReporting: false });
  const config = { region, name: 'minji', owner: 'minji', web: NAME };
  buildApp(app, loadConfig({ config }, {}, [webSettings]) as unknown as AppSettings, [webStack]);
  const assembly = app.synth();
  const site = Template.fromJSON(assembly.getStackArtifact('Web').template);
  const certificates = assembly.getStackArtifact('WebCertificate');
  const certificate = Template.fromJSON(certificates.template);

  test('has a certificate where CloudFront takes it from, in a stack that is tagged and named as the other', () => {
    expect([certificates.stackName, certificates.environment.region]).toEqual(['Web-minji-certificate', 'us-east-1']);
    certificate.hasResourceProperties('AWS::CertificateManager::Certificate', {
      DomainName: NAME.domainName,
      ValidationMethod: 'DNS',
      DomainValidationOptions: [{ DomainName: NAME.domainName, HostedZoneId: NAME.hostedZoneId }],
      Tags: Match.arrayWith([{ Key: 'owner', Value: 'minji' }]),
    });
  });

  test('leads to CloudFront in both families of addresses, by TLS 1.2 at least, and is asked from outside', () => {
    for (const Type of ['A', 'AAAA']) {
      site.hasResourceProperties('AWS::Route53::RecordSet', {
        Name: `${NAME.domainName}.`,
        Type,
        HostedZoneId: NAME.hostedZoneId,
        AliasTarget: { HostedZoneId: 'Z2FDTNDATAQYW2' },
      });
    }
    site.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        Aliases: [NAME.domainName],
        ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021', SslSupportMethod: 'sni-only' },
      },
    });
    site.hasResourceProperties('AWS::Route53::HealthCheck', {
      HealthCheckConfig: { FullyQualifiedDomainName: NAME.domainName, ResourcePath: '/healthz', Type: 'HTTPS' },
    });
  });

  test('is destroyed with its certificate, by a command that knows both stacks', () => {
    const { Value } = Object.values(site.findOutputs('*')).find(({ Value }) => /^npx cdk destroy/.test(String(Value)))!;
    expect(Value).toBe(
      `npx cdk destroy Web WebCertificate -c pattern=web -c region=${region} -c name=minji -c web.domainName=${NAME.domainName} -c web.hostedZoneId=${NAME.hostedZoneId}`,
    );
  });
});
