import { useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { useTexts } from '../i18n/index.ts';
import styles from './shell.module.css';

const [NARROWEST, WIDEST] = [300, 640];

/** The panel beside the map, its width set by dragging or by arrow keys. Gives the width on as --panel-width. */
export function Work({
  panel,
  map,
  inspector,
  page,
  inspectorRef,
}: {
  readonly panel: ReactNode;
  readonly map: ReactNode;
  readonly inspector: ReactNode;
  /** Covers panel and map, which stay alive below it. */
  readonly page: ReactNode;
  readonly inspectorRef: (slot: HTMLElement | null) => void;
}) {
  const { t } = useTexts();
  const [width, setWidth] = useState(360);
  const set = (next: number) => setWidth(Math.round(Math.min(WIDEST, Math.max(NARROWEST, next))));
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons === 1) set(event.clientX - event.currentTarget.parentElement!.getBoundingClientRect().left);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -20, ArrowRight: 20 }[event.key];
    if (step) set(width + step);
  };
  return (
    <main className={styles.work} style={{ '--panel-width': `${width}px` } as React.CSSProperties}>
      <div className={styles.panel}>{panel}</div>
      <div
        className={styles.grip}
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={t('app.panelWidth')}
        aria-valuenow={width}
        aria-valuemin={NARROWEST}
        aria-valuemax={WIDEST}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
        onKeyDown={onKeyDown}
      />
      <div className={styles.map}>{map}</div>
      <aside className={styles.inspector} aria-label={t('app.inspector')} ref={inspectorRef}>
        {inspector}
      </aside>
      {page && <div className={styles.page}>{page}</div>}
    </main>
  );
}
