import { fileSave } from 'browser-fs-access';
import { writeZoneGeoJson, writeZoneGml } from '../../document/geo/write-zone.ts';
import type { ProjectCrs } from '../../domain/place/project-crs.ts';
import type { ZoneFacts } from '../../domain/plan-checks/zone-facts.ts';
import type { Zone } from '../../domain/zone/zone.ts';
import { useTexts } from '../../i18n/index.ts';
import { DownloadIcon } from '../../ui/icons.ts';
import { Button } from '../../ui/primitives/button.tsx';
import styles from './zones.module.css';

interface Props {
  readonly zone: Zone;
  readonly crs: ProjectCrs;
  readonly facts: ZoneFacts;
  readonly boundary: string;
}

/** The area as a file for the gazette and the GIS desk, in the project's own coordinates. */
export function ZoneExport({ zone, crs, facts, boundary }: Props) {
  const { t } = useTexts();
  const save = (ending: string, text: string, type: string) =>
    void fileSave(new Blob([text], { type }), {
      fileName: `${zone.name}-${zone.variant}-v${zone.version}.${ending}`,
    }).catch(() => undefined);
  const isBroken = facts.shape.problems.length > 0;
  return (
    <div className={styles.row}>
      <Button
        icon={DownloadIcon}
        isDisabled={isBroken}
        onPress={() => save('geojson', writeZoneGeoJson(zone, crs, boundary), 'application/geo+json')}
      >
        GeoJSON
      </Button>
      <Button
        icon={DownloadIcon}
        isDisabled={isBroken}
        onPress={() => save('gml', writeZoneGml(zone, crs, boundary), 'application/gml+xml')}
      >
        GML
      </Button>
      {isBroken && <span className="muted">{t('zones.repairFirst')}</span>}
    </div>
  );
}
