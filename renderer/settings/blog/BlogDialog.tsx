import type { ReactNode } from 'react';
import type { Blog } from '#contract/publishing.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DiagnosticSection } from './DiagnosticSection.tsx';
import { PicturesSection } from './PicturesSection.tsx';
import styles from '../../ui/SettingsParts.module.css';
import { ChecksSection } from './ChecksSection.tsx';
import { PresentationSection } from './PresentationSection.tsx';

type BlogDialogProps = Readonly<{ blog: Blog; onClose: () => void }>;

/** What is chosen for one blog; each choice holds at once. One section, one subject: `<…Section blogId={blog.id} />`. */
export function BlogDialog({ blog, onClose }: BlogDialogProps): ReactNode {
  const words = useMessages().publishing;
  return (
    <Dialog title={words.blogSettings(blog.name)} isOpen onClose={onClose} size="m">
      <div className={styles.parts}>
        <p className={styles.hint}>{blog.url}</p>
        <PresentationSection blogId={blog.id} />
        <PicturesSection blogId={blog.id} />
        <ChecksSection blogId={blog.id} />
        {blog.state !== 'by-hand' && <DiagnosticSection blogId={blog.id} />}
      </div>
    </Dialog>
  );
}
