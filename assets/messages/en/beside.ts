import type { Messages } from '../fr.ts';

export const beside: Messages['beside'] = {
  excerpt: 'Excerpt',
  excerptHint: 'Introduces the post in lists; otherwise they show the start of the text.',
  excerptNone: 'The start of the text',
  categories: 'Categories',
  categoriesNone: 'The blog’s default',
  categoryAdd: 'Add a category',
  categoryRemove: (name) => `Remove the category ${name}`,
  categoriesExisting: 'Your account can only use existing categories.',
  featured: 'Featured image',
  featuredHint: 'Shown in the blog’s lists and when the post is shared, depending on the theme.',
  featuredNone: 'None',
  featuredNoPicture: 'No picture in the text',
  featuredThere: 'The one on the blog',
  featuredUnnamed: (number) => `Picture ${number}`,
  comments: 'Comments',
  commentsAre: { open: 'Open', closed: 'Closed' },
  commentsDefault: 'Blog default',
  thereNow: (what) => `On the blog now: ${what}`,
  detailsKept: 'Anything you do not change here stays as it is on the blog.',
};
