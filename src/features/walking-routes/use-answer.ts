import { useEffect, useRef, useState } from 'react';
import type { Session } from '../../state/session.ts';
import type { Progress } from '../../workers/protocol.ts';

export interface AskOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}
export type Ask<Answer> = (options: AskOptions) => Promise<Answer>;

export interface Asked<Answer> {
  /** Answer to the last question that was answered; `isStale` while a newer one is being worked on. */
  readonly answer: Answer | null;
  readonly isStale: boolean;
}

/**
 * Asks whenever `ask` changes (memoise it); a question that is overtaken is stopped. Null: nothing to ask, no answer.
 * The work is shown with the tasks, and can be cancelled there.
 */
export function useAnswer<Answer>(session: Session, stage: string, ask: Ask<Answer> | null): Asked<Answer> {
  const [got, setGot] = useState<{ readonly ask: Ask<Answer>; readonly answer: Answer } | null>(null);
  const fail = useRef(session.fail);
  useEffect(() => {
    if (!ask) return;
    const overtaken = new AbortController();
    session.tasks
      .run(stage, ({ signal, onProgress }) => ask({ signal: AbortSignal.any([signal, overtaken.signal]), onProgress }))
      .then(
        (answer) => !overtaken.signal.aborted && setGot({ ask, answer }),
        (error: unknown) => {
          if ((error as Error).name !== 'AbortError') fail.current(error);
        },
      );
    return () => overtaken.abort();
  }, [session, stage, ask]);
  return { answer: ask ? (got?.answer ?? null) : null, isStale: ask !== null && got?.ask !== ask };
}
