import { Component, type ReactNode } from 'react';

interface Props {
  readonly fallback: (message: string, retry: () => void) => ReactNode;
  readonly children: ReactNode;
}

/** Keeps a fault on one screen from taking the others, and the data, along. */
export class ErrorBoundary extends Component<Props, { readonly message: string | null }> {
  override state = { message: null };

  static getDerivedStateFromError(error: unknown) {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    const { message } = this.state;
    return message === null
      ? this.props.children
      : this.props.fallback(message, () => this.setState({ message: null }));
  }
}
