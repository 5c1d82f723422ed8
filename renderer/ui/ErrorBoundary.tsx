import { Component } from 'react';
import type { ReactNode } from 'react';
import { Notice } from './Notice.tsx';
import styles from './ErrorBoundary.module.css';

type ErrorBoundaryProps = Readonly<{
  /** What is said in the place of what broke, and the button that tries it again. */
  sentence: string;
  reload: string;
  /** Another value is another content: the fault of the former one is forgotten. */
  about: string;
  children: ReactNode;
}>;

type State = Readonly<{ broken: boolean; about: string }>;

/** Keeps a fault of one region in that region. A class, because React offers nothing else for it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override state: State = { broken: false, about: this.props.about };

  static getDerivedStateFromError(): Pick<State, 'broken'> {
    return { broken: true };
  }

  static getDerivedStateFromProps(props: ErrorBoundaryProps, state: State): State | null {
    return props.about === state.about ? null : { broken: false, about: props.about };
  }

  override render(): ReactNode {
    const { sentence, reload, children } = this.props;
    if (!this.state.broken) return children;
    return (
      <div className={styles.broken}>
        <Notice tone="alert" action={{ label: reload, onPress: () => this.setState({ broken: false }) }}>
          {sentence}
        </Notice>
      </div>
    );
  }
}
