/** The address that identifies a site: the `home` of its API, if the API is below that. */
import { expect, test } from 'vitest';
import { folderOfApi, homeOfApi } from '#backend/exchange/sources/wordpress-site/api-address.ts';

test.each([
  ['https://host/wp-json/', 'https://host'],
  ['https://host/?rest_route=/', 'https://host'],
  ['https://host/index.php?rest_route=/', 'https://host'],
  ['https://host/index.php/wp-json/', 'https://host'],
  ['https://host/blog/wp-json/', 'https://host/blog'],
  ['https://host/blog/?rest_route=/', 'https://host/blog'],
  ['https://host:8443/blog/index.php/wp-json', 'https://host:8443/blog'],
])('%s is the API of %s', (root, folder) => expect(folderOfApi(root)).toBe(folder));

test.each([
  ['https://host/wp-json/', 'https://host'],
  ['https://host/wp-json/', 'https://host/'],
  ['https://host/blog/wp-json/', 'https://host/blog/'],
  // WordPress in a folder of its own.
  ['https://host/wp/wp-json/', 'https://host'],
  ['https://host/index.php?rest_route=/', 'https://host'],
])('accepts, of the API at %s, the home %s', (root, home) =>
  expect(homeOfApi(root, home)).toBe(home.replace(/\/$/, '')),
);

test.each([
  // It does not know the TLS before it, or its public name.
  ['https://host/wp-json/', 'http://host/', 'https://host'],
  ['https://www.host/blog/wp-json/', 'https://host/blog', 'https://www.host/blog'],
  ['https://host/bob/wp-json/', 'https://host/alice', 'https://host/bob'],
  ['https://host/bob/wp-json/', 'https://host/bo', 'https://host/bob'],
  ['https://host/bob/wp-json/', 'https://host/bob/../alice', 'https://host/bob'],
  ['https://host/bob/wp-json/', 'https://host/Bob', 'https://host/bob'],
  ['https://host/alice/..%2fbob/wp-json/', 'https://host/alice', 'https://host/alice/..%2fbob'],
  ['https://host/alice/%2E%2E%5Cbob/wp-json/', 'https://host/alice', 'https://host/alice/%2E%2E%5Cbob'],
  ['https://host/bob/?rest_route=/', 'https://host/alice', 'https://host/bob'],
  ['https://host/bob/wp-json/', 'https://elsewhere/bob', 'https://host/bob'],
  ['https://host/bob/wp-json/', 'https://host:8443/bob', 'https://host/bob'],
  ['https://host:8443/wp-json/', 'https://host', 'https://host:8443'],
  ['https://host/bob/wp-json/', '', 'https://host/bob'],
  ['https://host/bob/wp-json/', 'javascript:alert(1)', 'https://host/bob'],
])('for the API at %s with the home %s, identifies the site as %s', (root, home, own) =>
  expect(homeOfApi(root, home)).toBe(own),
);
