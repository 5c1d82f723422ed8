/** Addresses of Escale's own, as anybody may hand them over: only the form that a site makes passes. */
import { expect, test } from 'vitest';
import { RETURN_SCHEME } from '#contract/host.ts';
import { isOwnAddress } from '#shell/network/own-addresses.ts';
import { findReturn } from '#shell/network/returns.ts';

const STATE = 'A'.repeat(43);
const GIVEN = `escale://wordpress?state=${STATE}&site_url=https%3A%2F%2Fblog.example&user_login=lise&password=abCD%20efGH`;

test('reads a site’s return, with its password or refusal', () => {
  expect(findReturn(['escale', '--flag', GIVEN])).toEqual({
    state: STATE,
    site: 'https://blog.example',
    user: 'lise',
    password: 'abCD efGH',
  });
  // As some systems write it, and as a registered command passes it.
  expect(
    findReturn(['escale', '--', GIVEN.replace('escale://wordpress?', 'ESCALE://wordpress/?')]),
  ).toMatchObject({
    user: 'lise',
  });
  expect(findReturn([`escale://wordpress?state=${STATE}&success=false`])).toEqual({
    state: STATE,
    refused: 'by-author',
  });
  expect(findReturn([`escale://wordpress?state=${STATE}&success=false&error=disabled`])).toEqual({
    state: STATE,
    refused: 'by-site',
  });
});

test('ignores a start without a return', () => {
  for (const argv of [[], ['escale', '/tmp/a.escale-post'], ['https://blog.example/?escale://wordpress']])
    expect(findReturn(argv)).toBeUndefined();
});

test.each<[string, readonly string[]]>([
  ['two at once', [GIVEN, GIVEN]],
  ['another host', [GIVEN.replace('wordpress', 'wordpress.example')]],
  ['another command', [GIVEN.replace('wordpress', 'settings')]],
  ['a path', [GIVEN.replace('wordpress?', 'wordpress/erase?')]],
  ['a port', [GIVEN.replace('wordpress?', 'wordpress:80?')]],
  ['somebody before the host', [GIVEN.replace('wordpress', 'lise:x@wordpress')]],
  ['without slashes', [GIVEN.replace('//', '')]],
  ['a fragment', [`${GIVEN}#more`]],
  ['no state', [GIVEN.replace(`state=${STATE}&`, '')]],
  ['a short state', [GIVEN.replace(STATE, 'A')]],
  ['a state of other letters', [GIVEN.replace(STATE, '%00'.repeat(43))]],
  ['a value given twice', [`${GIVEN}&password=other`]],
  ['a value that is none of a site', [`${GIVEN}&cli=erase`]],
  ['no password', [GIVEN.replace(/&password=.*/, '')]],
  ['an empty password', [GIVEN.replace(/password=.*/, 'password=')]],
  ['a refusal that says it is none', [`escale://wordpress?state=${STATE}&success=true`]],
  ['a password and a refusal', [`${GIVEN}&success=false`]],
  ['much too long', [GIVEN + 'a'.repeat(10_000)]],
  ['nothing', ['escale:']],
  ['no address', ['escale://[']],
])('%s is invalid', (_, argv) => {
  expect(findReturn(argv)).toBe('strange');
});

test('finds an address of the scheme among arguments, with any content', () => {
  expect([`${RETURN_SCHEME}://wordpress`, 'ESCALE:x', '--flag', '/home/escale:1'].map(isOwnAddress)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
