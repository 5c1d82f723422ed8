import { describe, expect, it } from 'vitest';
import type { Person } from '#contract/people.ts';
import { eachField, OWN_FIELDS } from '#interview/people/person-fields.ts';
import { addressOf, changeOf, isWrong, valuesOf } from '#renderer/people/person-values.ts';

const ZOE: Person = {
  id: 'zoe',
  name: 'Zoé Lenoir',
  role: 'éclusière',
  posts: 1,
  binned: 0,
  links: [{ url: 'https://exemple.fr', label: 'Son site' }],
  note: '',
  ...eachField(OWN_FIELDS, () => ''),
  same: [],
};
const link = (url: string, label = '') => ({ url, label });

describe('a typed address', () => {
  it.each([
    ['https://exemple.fr/zoe', 'https://exemple.fr/zoe', false],
    [' http://exemple.fr ', 'http://exemple.fr', false],
    ['mailto:zoe@exemple.fr', 'mailto:zoe@exemple.fr', false],
    ['zoe@exemple.fr', 'mailto:zoe@exemple.fr', false],
    ['www.exemple.fr/zoe', 'https://www.exemple.fr/zoe', false],
    ['exemple', 'exemple', true],
    ['javascript:alert(1)', 'javascript:alert(1)', true],
    ['ftp://exemple.fr', 'ftp://exemple.fr', true],
    ['tel:0102', 'tel:0102', true],
    ['https://ex emple.fr', 'https://ex emple.fr', true],
    ['', '', false],
  ])('%s becomes %s', (written, address, wrong) => {
    expect(addressOf(written)).toBe(address);
    expect(isWrong(link(written))).toBe(wrong);
  });
});

describe('the values to save', () => {
  it('are those typed and changed, without surrounding blanks', () => {
    expect(changeOf(ZOE, {})).toEqual({});
    expect(changeOf(ZOE, { ...valuesOf(ZOE) })).toEqual({});
    expect(changeOf(ZOE, { name: ' Zoé Leblanc ', role: '', note: 'Rappeler. ' })).toEqual({
      name: 'Zoé Leblanc',
      role: '',
      note: 'Rappeler.',
    });
    // Half a name is none.
    expect(changeOf(ZOE, { name: '  ', phone: '01 02' })).toEqual({ phone: '01 02' });
  });

  it('have no links while one is invalid; empty lines are no links', () => {
    expect(changeOf(ZOE, { links: [link('https://exemple.fr', 'Son site'), link('exemple')] })).toEqual({});
    expect(changeOf(ZOE, { links: [link(''), link('https://exemple.fr', 'Son site')] })).toEqual({});
    expect(changeOf(ZOE, { links: [link('exemple.fr', ' ')] })).toEqual({
      links: [{ url: 'https://exemple.fr' }],
    });
    expect(changeOf(ZOE, { links: [] })).toEqual({ links: [] });
  });
});
