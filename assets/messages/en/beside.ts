import type { Messages } from '../fr.ts';

export const beside: Messages['beside'] = {
  excerpt: 'Excerpt',
  excerptHint: 'Introduces the post in lists. Without it, they show the beginning of the text.',
  excerptNone: 'The beginning of the text',
  categories: 'Categories',
  categoriesNone: 'The one the blog gives by default',
  categoryAdd: 'Add a category',
  categoryRemove: (name) => `Remove the category ${name}`,
  categoriesExisting: 'Your account may choose among those that exist.',
  featured: 'Featured image',
  featuredHint: 'The blog shows it in its lists and where the post is shared, as its theme does.',
  featuredNone: 'None',
  featuredNoPicture: 'No picture in the text',
  featuredThere: 'The one on the blog',
  featuredUnnamed: (number) => `Picture ${number}`,
  comments: 'Comments',
  commentsAre: { open: 'Open', closed: 'Closed' },
  commentsDefault: 'As the blog does by default',
  thereNow: (what) => `On the blog today: ${what}`,
  detailsKept: 'What you do not change here stays as it is on the blog.',
};
