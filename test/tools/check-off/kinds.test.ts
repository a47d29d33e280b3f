import { RESOURCE_TYPE_TABLE } from '../../../lib/model/resource-type-table';
import { EVERY_CHECK } from '../../../lib/tools/check-off/checks/every-check';
import { kindOf } from '../../../lib/tools/check-off/checks/unchecked';
import { FREE_KINDS } from '../../../lib/tools/check-off/free-kinds';
import { typeSpec } from '../../support/resource-spec';

/** Those that AWS publishes nothing about. */
const UNPUBLISHED = ['AWS::CDK::Metadata'];
/** Those that are named as not looked at: a cache of theirs is paid for by the hour. */
const NOT_LOOKED_AT = ['AWS::AppSync::GraphQLApi'];

const LOOKED_AT = EVERY_CHECK.flatMap(({ looksAt }) => looksAt);

test('whatever a template may hold is looked at or known to cost nothing by itself', () => {
  const known = [...LOOKED_AT, ...FREE_KINDS];
  const unknown = Object.entries(RESOURCE_TYPE_TABLE)
    .flatMap(([service, types]) => Object.keys(types).map((name) => `AWS::${service}::${name}`))
    .filter((type) => !UNPUBLISHED.includes(type))
    .filter((type) => {
      const { arnTemplate } = typeSpec(type);
      return arnTemplate !== undefined && !known.some((beginning) => kindOf(arnTemplate).startsWith(beginning));
    });
  expect(unknown).toEqual(NOT_LOOKED_AT);
});

test('nothing that is looked at is called free', () => {
  const both = FREE_KINDS.filter((free) => LOOKED_AT.some((kind) => free.startsWith(kind) || kind.startsWith(free)));
  expect(both).toEqual([]);
});
