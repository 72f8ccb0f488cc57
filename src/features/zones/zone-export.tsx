import { fileSave } from 'browser-fs-access';
import { writeZoneGeoJson, writeZoneGml } from '../../document/geo/write-zone.ts';
import type { ProjectCrs } from '../../domain/place/project-crs.ts';
import type { ZoneFacts } from '../../domain/plan-checks/zone-facts.ts';
import type { Zone } from '../../domain/zone/zone.ts';
import { useTexts } from '../../i18n/index.ts';
import { DownloadIcon } from '../../ui/icons.ts';
import { Button } from '../../ui/primitives/button.tsx';
import type { StepProps } from '../step-props.ts';
import styles from './zones.module.css';

interface Props extends Pick<StepProps, 'clients' | 'session' | 'now'> {
  readonly zone: Zone;
  readonly crs: ProjectCrs;
  readonly facts: ZoneFacts;
  readonly boundary: string;
}

/** The area as a file for the gazette and the GIS desk, in the project's own coordinates. */
export function ZoneExport({ clients, session, now, zone, crs, facts, boundary }: Props) {
  const { t } = useTexts();
  const save = (ending: string, content: BlobPart, type: string) =>
    void fileSave(new Blob([content], { type }), {
      fileName: `${zone.name}-${zone.variant}-v${zone.version}.${ending}`,
    }).catch(() => undefined);
  async function saveGeoPackage(): Promise<void> {
    try {
      const bytes = await clients.withStorage((storage) =>
        storage.zone([{ zone, crs, description: boundary, savedAt: now() }]),
      );
      save('gpkg', bytes as Uint8Array<ArrayBuffer>, 'application/geopackage+sqlite3');
    } catch (error) {
      session.fail(error);
    }
  }
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
      <Button icon={DownloadIcon} isDisabled={isBroken} onPress={() => void saveGeoPackage()}>
        GeoPackage
      </Button>
      {isBroken && <span className="muted">{t('zones.repairFirst')}</span>}
    </div>
  );
}
