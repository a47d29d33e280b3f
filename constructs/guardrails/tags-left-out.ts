import { CfnLaunchTemplate } from 'aws-cdk-lib/aws-ec2';
import { CfnResource, Mixin, TagManager } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/** What the library writes as plain resources for its own custom resources, and so tags nothing of. */
const PLAIN = ['AWS::IAM::Role', 'AWS::Lambda::Function'];

/** What an instance is launched with. The library's launch templates tag the first two. */
const LAUNCHED = ['instance', 'volume', 'network-interface'];

/** Tags what `Tags.of()` passes over: plain resources, launch templates, and the network interfaces that those make. */
export class TagsLeftOut extends Mixin {
  constructor(private readonly tags: Readonly<Record<string, string>>) {
    super();
  }

  override supports(construct: IConstruct): boolean {
    if (construct instanceof CfnLaunchTemplate) return true;
    return (
      CfnResource.isCfnResource(construct) &&
      PLAIN.includes(construct.cfnResourceType) &&
      TagManager.of(construct) === undefined
    );
  }

  override applyTo(construct: IConstruct): void {
    const tags = Object.entries(this.tags).map(([Key, Value]) => ({ Key, Value }));
    if (!(construct instanceof CfnLaunchTemplate)) {
      (construct as CfnResource).addPropertyOverride('Tags', tags);
      return;
    }
    construct.addPropertyOverride('TagSpecifications', [{ ResourceType: 'launch-template', Tags: tags }]);
    // A server that takes only its image from a template brings its own tags.
    const { tagSpecifications } = construct.launchTemplateData as CfnLaunchTemplate.LaunchTemplateDataProperty;
    if (tagSpecifications === undefined) return;
    construct.addPropertyOverride(
      'LaunchTemplateData.TagSpecifications',
      LAUNCHED.map((ResourceType) => ({ ResourceType, Tags: tags })),
    );
  }
}
