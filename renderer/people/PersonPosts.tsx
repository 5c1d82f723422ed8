import { saidOf } from '#interview/person-fields.ts';
import type { ReactNode } from 'react';
import type { Person } from '#contract/people.ts';
import type { PostSummary } from '#contract/shapes.ts';
import { useMessages } from '../bridge/messages.tsx';
import { PostList } from '../lists/PostList.tsx';
import { usePosts } from '../lists/use-posts.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useInPosts } from './use-in-posts.ts';
import styles from './People.module.css';

/** Seven rows are in sight, the others by scrolling; an empty list has room for its sentence. */
const heightOf = (posts: number): number => Math.max(200, Math.min(posts, 7) * 64 + 2);

type PersonPostsProps = Readonly<{ person: Person; onOpenPost: (postId: string) => void }>;

/** Where somebody appears: how many answers are theirs, and who they were then where that was otherwise. */
export function PersonPosts({ person, onOpenPost }: PersonPostsProps): ReactNode {
  const { window, people } = useMessages();
  const words = window.people;
  const posts = usePosts('all', person.id);
  const inPost = useInPosts(person.id, [...posts.chunks.values()].flat());
  const about = (post: PostSummary): string | undefined => {
    const said = inPost(post);
    if (said === undefined) return undefined;
    const [then, now] = [saidOf(said).join(', '), saidOf(person).join(', ')];
    return [
      people.inPost.answers(said.answers),
      ...(said.name === person.name ? [] : [people.inPost.called(said.name)]),
      ...(then === '' || then === now ? [] : [people.inPost.as(then)]),
    ].join(' · ');
  };
  return (
    <>
      <h2 className={styles.subtitle}>{words.postsTitle}</h2>
      <div className={styles.posts} style={{ blockSize: heightOf(posts.total) }}>
        <PostList
          label={words.postsTitle}
          posts={posts}
          openId={null}
          onOpen={onOpenPost}
          about={about}
          empty={<EmptyState icon="interview" sentence={words.noPosts} />}
        />
      </div>
    </>
  );
}
