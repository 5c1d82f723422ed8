/**
 * `tag:blogger.com,1999:blog-<blog>.post-<post>` and its kin (docs/design/blogger.md#backups). Ids are text: beyond
 * 2^53.
 */
const ENTRY =
  /blog-(\d{1,25})\.(post|page|comment|settings|layout|template)(?:-(\d{1,25})|\.([A-Za-z0-9_]+))?\s*$/;
const BLOG = /blog-(\d{1,25})\b/;

export type TagId = Readonly<{
  blog?: string;
  what?: 'post' | 'page' | 'comment' | 'settings' | 'template';
  id?: string;
  /** BLOG_NAME and the like. */
  setting?: string;
}>;

export function readTagId(text: string): TagId {
  const found = ENTRY.exec(text.trim());
  if (found === null) return readBlogOnly(text);
  const [, blog = '', what = '', id, setting] = found;
  return {
    blog,
    what: (what === 'layout' ? 'template' : what) as NonNullable<TagId['what']>,
    ...(id !== undefined && { id }),
    ...(setting !== undefined && { setting }),
  };
}

function readBlogOnly(text: string): TagId {
  const blog = BLOG.exec(text)?.[1];
  return blog === undefined ? {} : { blog };
}

/** The last number of a tag, an address or the id alone. */
export const lastNumber = (text: string): string | undefined => /(\d{1,25})\D*$/.exec(text.trim())?.[1];
