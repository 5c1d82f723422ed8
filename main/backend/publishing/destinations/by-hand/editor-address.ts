/** Pages of Blogger's editor, in which an author pastes texts and puts pictures. */

/** The editor of a post by its remote id; without one, the list of posts, which offers a new one. */
export const editorAddress = (blogRemoteId: string, remoteId: string | undefined): string =>
  remoteId === undefined
    ? `https://www.blogger.com/blog/posts/${blogRemoteId}`
    : `https://www.blogger.com/blog/post/edit/${blogRemoteId}/${remoteId}`;
