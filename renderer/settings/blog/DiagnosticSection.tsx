import { useState } from 'react';
import type { ReactNode } from 'react';
import type { RequestOutput } from '#contract/bridge.ts';
import type { AppError } from '#contract/failure.ts';
import { asAppError, call } from '../../bridge/call.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { reportText } from './diagnostic-report.ts';
import styles from '../../ui/SettingsParts.module.css';
import table from './DiagnosticSection.module.css';

type Report = RequestOutput<'diagnostic.run'>;
type DiagnosticSectionProps = Readonly<{ blogId: string }>;

/** Asks the blog what no document says, and shows the answers for whoever helps. */
export function DiagnosticSection({ blogId }: DiagnosticSectionProps): ReactNode {
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
  const copy = (shown: Report) => {
    call('clipboard.write', { text: reportText(shown, words) }).then(
      () => setCopied(true),
      (thrown: unknown) => setFailure(asAppError(thrown)),
    );
  };

  return (
    <section className={styles.part} aria-labelledby="blog-diagnostic">
      <h3 id="blog-diagnostic" className={styles.title}>
        {words.title}
      </h3>
      <p className={styles.hint}>{words.explained}</p>
      {failure !== undefined && <Notice tone="alert">{failures[failure.code](failure.params)}</Notice>}
      {report?.left !== undefined && <Notice tone="alert">{words.left(report.left)}</Notice>}
      {running && <Progress label={words.running} />}
      {report !== undefined && !running && (
        <dl className={table.answers}>
          {report.answers.map(({ probe, outcome, detail }) => (
            <div key={probe} className={table.answer}>
              <dt>{words.probes[probe]}</dt>
              <dd>
                {words.outcomes[outcome]}
                {detail !== '' && <span className={table.detail}>{detail}</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <div className={styles.acts}>
        <Button onPress={() => void run()} isPending={running}>
          {words.run}
        </Button>
        {report !== undefined && <Button onPress={() => copy(report)}>{words.copy}</Button>}
        {copied && (
          <span role="status" className={styles.hint}>
            {words.copied}
          </span>
        )}
      </div>
    </section>
  );
}
