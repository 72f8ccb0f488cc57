import type { Chunk } from '../bytes/byte-stream.ts';
import { readFeatures } from '../tables/geojson-scan.ts';
import type { GeoFeature, GeoLayer, GeoReading } from './geo-layer.ts';
import { featureOf } from './geojson-shape.ts';

const FEATURES_LOOKED_AT = 200;

/**
 * Reads GeoJSON (RFC 7946; also one feature a line, and the `crs` member of older files) as one layer.
 * @throws ImportError notGeoJson, damagedFeature, featureTooLarge
 */
export async function readGeoJsonLayer(
  stream: AsyncIterable<Chunk>,
  name: string,
  { file, task, pick }: GeoReading,
): Promise<GeoLayer> {
  const features: GeoFeature[] = [];
  const attributes = new Set<string>();
  const epsg = await readFeatures(
    file,
    stream,
    ({ properties, geometry }) => {
      if (features.length < FEATURES_LOOKED_AT) for (const key of Object.keys(properties)) attributes.add(key);
      features.push(featureOf(properties, geometry, pick));
    },
    (fraction) => task.progress({ stage: 'import.stage.reading', fraction }),
  );
  return {
    name,
    format: 'geojson',
    crs: epsg === null ? null : { epsg, wkt: null, text: `EPSG:${epsg}` },
    features,
    attributes: [...attributes],
    encoding: null,
    isManyThings: false,
  };
}
