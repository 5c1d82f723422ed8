import { Component } from 'react';
import type { ErrorInfo, ReactNode } from 'react';

type ErrorBoundaryProps = Readonly<{
  /** What stands there instead, with the way to try again. */
  fallback: (retry: () => void) => ReactNode;
  onError?: (error: Error, info: ErrorInfo) => void;
  /** Another value is another content: the fault of the former one is forgotten. */
  about?: string;
  children: ReactNode;
}>;

/** Keeps a fault of one region in that region. A class, because React offers nothing else for it. */
export class ErrorBoundary extends Component<
  ErrorBoundaryProps,
  Readonly<{ broken: boolean; about: string | undefined }>
> {
  override state = { broken: false, about: this.props.about };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  static getDerivedStateFromProps(
    props: ErrorBoundaryProps,
    state: Readonly<{ broken: boolean; about: string | undefined }>,
  ): Readonly<{ broken: boolean; about: string | undefined }> | null {
    return props.about === state.about ? null : { broken: false, about: props.about };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    this.props.onError?.(error, info);
  }

  override render(): ReactNode {
    return this.state.broken
      ? this.props.fallback(() => this.setState({ broken: false }))
      : this.props.children;
  }
}
