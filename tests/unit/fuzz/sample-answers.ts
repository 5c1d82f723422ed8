/** Sample answers of an honest blog, by name, with an item or two in each list. */
import type { AnswerName } from '#backend/exchange/blog-answers/answer-shapes.ts';

const wordpressPost = {
  id: 7,
  status: 'publish',
  link: 'https://labo.example/2026/11/au-port/',
  title: { raw: 'Au port' },
  content: { raw: '<!-- wp:paragraph --><p>Un matin de mars.</p><!-- /wp:paragraph -->' },
  date_gmt: '2026-11-24T12:00:00',
  modified: '2026-11-24T13:00:00',
  modified_gmt: '2026-11-24T12:00:00',
  author: 1,
  tags: [3, 4],
  categories: [1],
  excerpt: { raw: 'Au port.' },
  featured_media: 12,
  comment_status: 'open',
  _embedded: {
    author: [{ name: 'Lise Aubin' }],
    'wp:term': [[{ id: 3, name: 'Mer &amp; port', taxonomy: 'post_tag' }]],
  },
};
const wordpressComment = {
  id: 5,
  post: 7,
  parent: 0,
  author_name: 'Anne',
  content: { rendered: '<p>Merci.</p>' },
  date: '2026-11-24T13:00:00',
  date_gmt: '2026-11-24T12:00:00',
  status: 'approved',
};
const term = { id: 3, name: 'Mer' };
const media = { id: 12, source_url: 'https://labo.example/wp-content/a.jpg' };
const bloggerPost = {
  kind: 'blogger#post',
  id: '4815162342108151623',
  title: 'Au port',
  content: '<p>Un matin de mars.</p>',
  url: 'https://labo.example/2026/11/au-port.html',
  published: '2026-11-24T12:00:00+01:00',
  updated: '2026-11-24T12:00:00+01:00',
  status: 'LIVE',
  labels: ['Mer'],
  etag: '"dGlt"',
  author: { id: '123', displayName: 'Lise' },
};
const bloggerComment = {
  id: '99',
  post: { id: '4815162342108151623' },
  content: '<p>Merci.</p>',
  published: '2026-11-24T12:00:00+01:00',
  status: 'LIVE',
  author: { displayName: 'Anne' },
};
const blog = { id: '12', name: 'Le Labo', url: 'https://labo.example/', posts: { totalItems: 7 } };

export const SAMPLE_ANSWERS: Readonly<Record<AnswerName, unknown>> = {
  'wordpress.site': {
    name: 'Le Labo',
    home: 'https://labo.example',
    url: 'https://labo.example',
    namespaces: ['wp/v2'],
    timezone_string: 'Europe/Paris',
    authentication: {
      'application-passwords': { endpoints: { authorization: 'https://labo.example/wp-admin/a.php' } },
    },
  },
  'wordpress.user': { id: 1, name: 'Lise Aubin', capabilities: { edit_posts: true } },
  'wordpress.password': { uuid: '0b8a3f0e-5d0e-4a8e-9d53-5f7c2b4f3a10' },
  'wordpress.post': wordpressPost,
  'wordpress.posts': [wordpressPost, { ...wordpressPost, id: 8 }],
  'wordpress.revisions': [{ slug: '7-revision-v1', title: { raw: 'Au port' }, content: { raw: 'Un.' } }],
  'wordpress.comment': wordpressComment,
  'wordpress.comments': [wordpressComment],
  'wordpress.term': term,
  'wordpress.terms': [term],
  'wordpress.picture': media,
  'wordpress.pictures': [media],
  'wordpress.picture-names': [{ title: { rendered: 'a' } }],
  'blogger.user': { id: '123', displayName: 'Lise' },
  'blogger.blog': blog,
  'blogger.blogs': { items: [blog] },
  'blogger.role': { blog_user_info: { role: 'ADMIN', hasAdminAccess: true } },
  'blogger.post': bloggerPost,
  'blogger.posts': { items: [bloggerPost], nextPageToken: 'CgkI' },
  'blogger.page': bloggerPost,
  'blogger.pages': { items: [bloggerPost] },
  'blogger.comment': bloggerComment,
  'blogger.comments': { items: [bloggerComment], nextPageToken: 'CgkI' },
  done: {},
};
