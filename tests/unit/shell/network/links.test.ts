import { describe, expect, test } from 'vitest';
import { decideLink, isSignInAddress } from '#shell/network/links.ts';
import { isMailAddress, LONGEST_MAILTO, mailtoUrl } from '#interview/links.ts';
import { loopbackOriginOf } from '#shell/hosts/origins.ts';

const PRACTICE = 'http://127.0.0.1:4127';
const act = (url: string): string => decideLink(url, PRACTICE).act;

describe('decideLink', () => {
  test.each([
    ['https://lab.example.org/2017/03/a.html?x=1#q2', 'open'],
    ['HTTPS://EXAMPLE.ORG', 'open'],
    ['http://127.0.0.1:4127/2026/03/essai.html', 'open'],
    ['http://127.0.0.1:4128/', 'confirm'],
    ['http://localhost:4127/', 'confirm'],
    ['http://127.0.0.1:4127.example.org/', 'refuse'],
    ['http://example.org/?next=http://127.0.0.1:4127', 'confirm'],
    ['mailto:lea@example.org?subject=Bonjour', 'confirm'],
    ['mailto:?subject=Le%20port&body=https%3A%2F%2Flab.example.org%2F', 'open'],
  ])('%s: %s', (url, expected) => expect(act(url)).toBe(expected));

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'file://server/share',
    'smb://server/share',
    'vbscript:x',
    'blob:https://example.org/1',
    'about:blank',
    'chrome://settings',
    'app://escale/',
    'view-source:https://example.org',
    'ms-msdt:/id',
    'https://user@example.org',
    'https://google.com:x@evil.example/',
    'http://127.0.0.1:4127@evil.example/',
    'https://exa\u202Emple.org/',
    'https://example.org/\u0000',
    'https://example.org/a b',
    'mailto:',
    'mailto:lea@example.org?attach=/etc/passwd',
    'mailto:lea@example.org%0Abcc:x@y.z',
    'mailto:lea',
    'mailto:?subject=x',
    'mailto:?body=x&bcc=lea@example.org',
    'mailto:?body=x&attach=/etc/passwd',
    '',
    'example.org',
    '//example.org',
    'https://',
    `https://example.org/${'x'.repeat(5_000)}`,
  ])('refuses %j', (url) => expect(act(url)).toBe('refuse'));

  test('opens no http address without a running practice blog', () =>
    expect(decideLink('http://127.0.0.1:4127/', null).act).toBe('confirm'));
});

test('the backend may open Google’s sign-in and nothing else', () => {
  expect(isSignInAddress('https://accounts.google.com/o/oauth2/v2/auth?client_id=x', null)).toBe(true);
  for (const url of [
    'http://accounts.google.com/',
    'https://accounts.google.com.evil.example/',
    'https://x@accounts.google.com/',
    'https://accounts.google.com:444/',
    'file:///x',
    '',
  ])
    expect(isSignInAddress(url, null), url).toBe(false);
  expect(isSignInAddress('http://127.0.0.1:9/auth', 'http://127.0.0.1:9')).toBe(true);
});

test.each([
  ['http://127.0.0.1:4127/x', 'http://127.0.0.1:4127'],
  ['http://[::1]:4127', 'http://[::1]:4127'],
  ['http://localhost:4127', null],
  ['https://127.0.0.1:4127', null],
  ['http://127.0.0.1.example.org/', null],
  ['http://127.0.0.1@example.org/', null],
  ['', null],
])('%s instead of Google’s address: %s', (address, origin) => expect(loopbackOriginOf(address)).toBe(origin));

describe('a mail that Escale addresses', () => {
  test('has its own address, subject and body alone, whatever is in them', () => {
    const mail = {
      address: 'lea@example.org',
      subject: 'A&bcc=x@y.z',
      body: 'Un\nDeux ?&attach=/etc/passwd',
    };
    const url = new URL(mailtoUrl(mail));
    expect(url.pathname).toBe('lea@example.org');
    expect([...url.searchParams]).toEqual([
      ['subject', mail.subject],
      ['body', mail.body.replace('\n', '\r\n')],
    ]);
    expect(mailtoUrl({ subject: '\uD800', body: '' }).length).toBeLessThan(LONGEST_MAILTO);
  });

  test.each(['lea@example.org', 'léa.martin+x@exemple.fr'])('accepts %s', (address) => {
    expect(isMailAddress(address)).toBe(true);
  });
  test.each([
    '',
    'lea',
    'lea@',
    'a@b@c',
    'lea@example.org,x@y.z',
    'lea@example.org?bcc=x@y.z',
    'Lea <lea@example.org>',
    'lea@example.org\r\nBcc: x@y.z',
    `${'x'.repeat(300)}@y.z`,
  ])('refuses %j', (address) => {
    expect(isMailAddress(address)).toBe(false);
  });
});
