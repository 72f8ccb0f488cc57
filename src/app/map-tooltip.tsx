import { useTexts } from '../i18n/index.ts';
import type { MapPointer } from '../map/map-types.ts';
import type { Workbench } from '../state/workbench.ts';
import styles from './map.module.css';

interface Props {
  readonly pointer: MapPointer | null;
  readonly workbench: Workbench;
  readonly names: ReadonlyMap<string, string>;
}

/** What lies under the pointer: a count, a name. Never a single incident. */
export function MapTooltip({ pointer, workbench, names }: Props) {
  const { t, count, share } = useTexts();
  if (!pointer) return null;
  const lines = pointer.features.flatMap((feature): string[] => {
    if (feature.kind === 'hotspot') {
      const hotspot = workbench.result?.hotspots.find(({ id }) => id === feature.id);
      return hotspot
        ? [
            names.get(feature.id) ?? feature.name,
            t('hotspots.sentence', {
              n: count(hotspot.incidents),
              share: share(hotspot.incidentShare),
              area: share(hotspot.areaShare),
            }),
          ]
        : [];
    }
    if (feature.kind === 'cell')
      return feature.count > 0 && workbench.step === 'explore'
        ? [t('map.tooltip.cell', { n: count(feature.count) })]
        : [];
    if (feature.kind === 'kept-hotspot' || feature.kind === 'poi' || feature.kind === 'street')
      return feature.name ? [feature.name] : [];
    return [];
  });
  if (lines.length === 0) return null;
  return (
    <div
      className={styles.tooltip}
      style={{ transform: `translate(${pointer.screenX + 14}px, ${pointer.screenY + 14}px)` }}
    >
      {[...new Set(lines)].slice(0, 4).map((line, i) => (
        <div key={line} className={i === 0 ? styles.tooltipFirst : ''}>
          {line}
        </div>
      ))}
    </div>
  );
}
