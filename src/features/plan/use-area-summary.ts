import { useEffect, useState } from 'react';
import type { AreaSummary } from '../../analysis/brush/brush-contract.ts';
import type { Session } from '../../state/session.ts';
import { restoreFilter } from '../../state/stored-filter.ts';
import type { KeptHotspot } from '../../domain/project/project-document.ts';

/** What is registered inside a kept hotspot under the filter it was kept with; null while it is counted. */
export function useAreaSummary(session: Session, hotspot: KeptHotspot | null, fingerprint: string): AreaSummary | null {
  const [found, setFound] = useState<{ readonly of: string; readonly summary: AreaSummary } | null>(null);
  const key = hotspot ? `${hotspot.id} ${fingerprint}` : '';
  useEffect(() => {
    if (!hotspot || !fingerprint) return;
    let left = false;
    session.inspectArea(hotspot.rings, restoreFilter(hotspot.filter)).then(
      (summary) => !left && setFound({ of: key, summary }),
      (error: unknown) => !left && session.fail(error),
    );
    return () => {
      left = true;
    };
    // The key holds what the answer depends on.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [session, key]);
  return found?.of === key ? found.summary : null;
}
