import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js';
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js';
import { ImportError } from '../import-error.ts';
import type { GeoFeature, GeoLayer, GeoReading } from './geo-layer.ts';
import { featureOf } from './geojson-shape.ts';

const FEATURES_PER_BREATH = 2000;

/**
 * Reads a FlatGeobuf file (version 3) as one layer.
 * @throws ImportError damagedPart that names the feature at which the file breaks
 */
export async function readFlatGeobuf(bytes: Uint8Array, name: string, reading: GeoReading): Promise<GeoLayer> {
  const { file, task, pick } = reading;
  const features: GeoFeature[] = [];
  // A box, for the compiler does not see that the callback fills it.
  const header: { meta: HeaderMeta | null } = { meta: null };
  const keepHeader = (meta: HeaderMeta) => void (header.meta = meta);
  const stream = deserialize(bytes, { headerMetaFn: keepHeader });
  for (;;) {
    const next = await stream.next().catch(() => {
      throw new ImportError('import.error.damagedPart', { file, part: name, row: features.length + 1 });
    });
    if (next.done) break;
    const { properties, geometry } = next.value;
    features.push(featureOf(properties ?? {}, geometry, pick));
    if (features.length % FEATURES_PER_BREATH > 0) continue;
    const total = header.meta?.featuresCount ?? 0;
    task.progress({ stage: 'import.stage.reading', fraction: total > 0 ? Math.min(1, features.length / total) : null });
    await task.breathe();
  }
  const { meta } = header;
  const crs = meta?.crs ?? null;
  return {
    name: meta?.title ?? name,
    format: 'flatgeobuf',
    crs:
      crs && (crs.code > 0 || crs.wkt)
        ? {
            epsg: crs.code > 0 ? crs.code : null,
            wkt: crs.wkt,
            text: crs.code > 0 ? `EPSG:${crs.code}` : (crs.name ?? ''),
          }
        : null,
    features,
    attributes: meta?.columns?.map((column) => column.name) ?? [],
    encoding: null,
    isManyThings: false,
  };
}
