/** Pages of Blogger's editor, in which an author pastes texts and puts pictures. */

/** Of a post under its id there; of all posts of the blog, where a new one is begun. */
export const editorAddress = (blogRemoteId: string, remoteId: string | undefined): string =>
  remoteId === undefined
    ? `https://www.blogger.com/blog/posts/${blogRemoteId}`
    : `https://www.blogger.com/blog/post/edit/${blogRemoteId}/${remoteId}`;
