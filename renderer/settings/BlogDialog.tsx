import { useId, useState, type ReactNode } from 'react';
import type { Blog } from '#contract/blogs.ts';
import { criterionOf, REQUIRABLE, type CheckCode } from '#interview/checks/codes.ts';
import type { AppError } from '#contract/failure.ts';
import type { PictureHost } from '#contract/pictures.ts';
import type { RequestOutput } from '#contract/bridge.ts';
import type { Messages } from '#assets/messages/fr.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { asAppError, call } from '../bridge/call.ts';
import { useFailureWords } from '../bridge/use-failure.ts';
import { useQuery } from '../bridge/use-query.ts';
import { Disclosure } from '../ui/Disclosure.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Switch } from '../ui/fields/Switch.tsx';
import { HostChoice, StoreForm } from '../publishing/pictures/StoreForm.tsx';
import { Button } from '../ui/Button.tsx';
import { Progress } from '../ui/Progress.tsx';
import settings from '../ui/SettingsParts.module.css';
import { KIND_SETTINGS } from './kinds/kinds.ts';
import { PresentationSection } from './PresentationSection.tsx';
import styles from './BlogDialog.module.css';

type BlogDialogProps = Readonly<{ blog: Blog; onClose: () => void }>;

/** Settings of one blog, saved at each change. One section per subject: `<…Section blogId={blog.id} />`. */
export function BlogDialog({ blog, onClose }: BlogDialogProps): ReactNode {
  const words = useMessages().publishing;
  const Section = KIND_SETTINGS[blog.kind]?.Section;
  return (
    <Dialog title={words.blogSettings(blog.name)} isOpen onClose={onClose} size="m">
      <div className={settings.parts}>
        <p className={settings.hint}>{blog.url}</p>
        <PresentationSection blogId={blog.id} kind={blog.kind} />
        <PicturesSection blogId={blog.id} />
        {Section !== undefined && <Section blogId={blog.id} />}
        <ChecksSection blogId={blog.id} />
        {blog.capabilities.hasDiagnostic && <DiagnosticSection blogId={blog.id} />}
      </div>
    </Dialog>
  );
}

type Group = 'turns' | 'pictures' | 'text' | 'whole';
const groupOf = (code: CheckCode): Group => {
  if (/^(?:question|answer|name)-/u.test(code)) return 'turns';
  if (/^(?:alt|video|frame|table)-/u.test(code)) return 'pictures';
  if (code.startsWith('consent-')) return 'whole';
  return code === 'typography-left' || code === 'changed-since-approval' ? 'whole' : 'text';
};
const GROUPS = ['turns', 'pictures', 'text', 'whole'] as const satisfies readonly Group[];

/** Checks that this blog requires before a send; saved at each change. */
function ChecksSection({ blogId }: Readonly<{ blogId: string }>): ReactNode {
  const words = useMessages().checking;
  const say = useFailureWords();
  const title = useId();
  const query = useQuery('checks.required', { blogId }, ['checks.changed', 'blogs.changed']);
  const [failure, setFailure] = useState<AppError | undefined>(undefined);
  const required = query.value?.codes;
  const shownFailure = failure ?? query.failure;
  const change = (code: CheckCode, isRequired: boolean): void => {
    setFailure(undefined);
    call('checks.require', { blogId, code, required: isRequired }).catch((thrown: unknown) =>
      setFailure(asAppError(thrown)),
    );
  };
  return (
    <section className={settings.part} aria-labelledby={title}>
      <h3 id={title} className={settings.title}>
        {words.section}
      </h3>
      <p className={settings.hint}>{words.sectionHint}</p>
      {shownFailure !== undefined && <Notice tone="alert">{say(shownFailure).sentence}</Notice>}
      {required !== undefined && (
        <div>
          {GROUPS.map((group) => {
            const codes = REQUIRABLE.filter((code) => groupOf(code) === group);
            const requiredCount = codes.filter((code) => required.includes(code)).length;
            return (
              <Disclosure
                key={group}
                title={words.groups[group]}
                level={4}
                note={words.requiredCount(requiredCount, codes.length)}
              >
                <ul className={styles.checks}>
                  {codes.map((code) => (
                    <li key={code} className={styles.check}>
                      <Switch isSelected={required.includes(code)} onChange={(on) => change(code, on)}>
                        {words.names[code]}{' '}
                        <span className={styles.state}>{stateOf(code, required.includes(code), words)}</span>
                      </Switch>
                    </li>
                  ))}
                </ul>
              </Disclosure>
            );
          })}
        </div>
      )}
    </section>
  );
}

/** « exigé · RGAA 1.1 ». */
function stateOf(
  code: CheckCode,
  required: boolean,
  words: Readonly<{ required: string; advised: string; criterion: (number: string) => string }>,
): string {
  const criterion = criterionOf(code);
  return [
    required ? words.required : words.advised,
    ...(criterion === undefined ? [] : [words.criterion(criterion)]),
  ].join(' · ');
}

type PicturesSectionProps = Readonly<{ blogId: string }>;

/** Picture host of a blog; saved at each change and used from the next send. */
function PicturesSection({ blogId }: PicturesSectionProps): ReactNode {
  const words = useMessages().photos;
  const say = useFailureWords();
  const pictures = useQuery('pictures.of-blog', { blogId }, ['blogs.changed']);
  const [choosing, setChoosing] = useState(false);
  const [failure, setFailure] = useState<unknown>(undefined);
  const shownFailure = failure ?? pictures.failure;
  const { host, canChoosePictureHost, store } = pictures.value ?? {};
  const choose = (chosen: PictureHost): void => {
    setFailure(undefined);
    call('pictures.choose-host', { blogId, host: chosen }).catch(setFailure);
  };
  return (
    <section className={settings.part} aria-labelledby="blog-pictures">
      <h3 id="blog-pictures" className={settings.title}>
        {words.section}
      </h3>
      {shownFailure !== undefined && <Notice tone="alert">{say(shownFailure).sentence}</Notice>}
      {canChoosePictureHost === false && (
        <p className={settings.hint}>{host === 'blog' ? words.onBlog : words.insideOnly}</p>
      )}
      {canChoosePictureHost === true && host === undefined && !choosing && (
        <>
          <p className={settings.hint}>{words.unasked}</p>
          <div className={settings.acts}>
            <Button onPress={() => setChoosing(true)}>{words.change}</Button>
          </div>
        </>
      )}
      {canChoosePictureHost === true && host !== 'blog' && (host !== undefined || choosing) && (
        <HostChoice label={words.section} host={host} onChoose={choose} />
      )}
      {canChoosePictureHost === true && host === 's3' && <StoreForm blogId={blogId} store={store} />}
    </section>
  );
}

type Report = RequestOutput<'diagnostic.run'>;
type DiagnosticSectionProps = Readonly<{ blogId: string }>;

/** Runs the diagnostic probes on a blog and shows the results for support. */
function DiagnosticSection({ blogId }: DiagnosticSectionProps): ReactNode {
  const { diagnostic: words, failures } = useMessages();
  const [running, setRunning] = useState(false);
  const [report, setReport] = useState<Report | undefined>(undefined);
  const [copied, setCopied] = useState(false);
  const [failure, setFailure] = useState<AppError | undefined>(undefined);

  const run = async () => {
    setRunning(true);
    setCopied(false);
    setFailure(undefined);
    try {
      setReport(await call('diagnostic.run', { blogId }));
    } catch (thrown) {
      setFailure(asAppError(thrown));
    } finally {
      setRunning(false);
    }
  };
  const copy = (shownReport: Report) => {
    call('clipboard.write', { text: reportText(shownReport, words) }).then(
      () => setCopied(true),
      (thrown: unknown) => setFailure(asAppError(thrown)),
    );
  };

  return (
    <section className={settings.part} aria-labelledby="blog-diagnostic">
      <h3 id="blog-diagnostic" className={settings.title}>
        {words.title}
      </h3>
      <p className={settings.hint}>{words.explained}</p>
      {failure !== undefined && <Notice tone="alert">{failures[failure.code](failure.params)}</Notice>}
      {report?.left !== undefined && <Notice tone="alert">{words.left(report.left)}</Notice>}
      {running && <Progress label={words.running} />}
      {report !== undefined && !running && (
        <dl className={styles.answers}>
          {report.answers.map(({ probe, outcome, detail }) => (
            <div key={probe} className={styles.answer}>
              <dt>{words.probes[probe]}</dt>
              <dd>
                {words.outcomes[outcome]}
                {detail !== '' && <span className={styles.detail}>{detail}</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <div className={settings.acts}>
        <Button onPress={() => void run()} isPending={running}>
          {words.run}
        </Button>
        {report !== undefined && <Button onPress={() => copy(report)}>{words.copy}</Button>}
        {copied && (
          <span role="status" className={settings.hint}>
            {words.copied}
          </span>
        )}
      </div>
    </section>
  );
}

/* A diagnostic report as text for support, one line per probe. */

function reportText(report: RequestOutput<'diagnostic.run'>, words: Messages['diagnostic']): string {
  return [
    words.heading(`${report.blogName} (${report.blogUrl})`),
    new Date(report.at).toISOString(),
    ...report.answers.map(
      ({ probe, outcome, detail }) =>
        `${probe}\t${words.outcomes[outcome]}\t${words.probes[probe]}${detail === '' ? '' : `\t${detail.replace(/\s+/g, ' ')}`}`,
    ),
    ...(report.left === undefined ? [] : [words.left(report.left)]),
    '',
  ].join('\n');
}
