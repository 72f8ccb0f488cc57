/** All output files in memory: [{ file, bytes }]. The tests compare them with what lies on disk. */
import { buildTown } from './build-town.mjs';
import { buildIncidents } from './incidents/build-incidents.mjs';
import { makeMess } from './incidents/mess.mjs';
import { MEASURE } from './incidents/planted.mjs';
import { sourceFiles } from './incidents/source-files.mjs';
import { SEED } from './lib/random.mjs';
import { interviewFile, seriesFile, surveyFile } from './perception/survey.mjs';
import { baseLayerFiles } from './write/base-layers.mjs';
import { geoJson, gzip, polygonOf } from './write/files.mjs';
import { truthOf } from './write/truth.mjs';

const ATTRIBUTION = 'Nieuwerhaven, fictieve demogemeente (CC0)';

function measureFile(places) {
  const feature = (id, role) => {
    const place = places.find((p) => p.id === id);
    return {
      naam: place.name,
      rol: role,
      maatregel: 'Alcoholverbod en extra toezicht Binnenhaven',
      ingangsdatum: MEASURE.start.map((v) => String(v).padStart(2, '0')).join('-'),
      einddatum: '',
      geometry: polygonOf({ rings: [place.ring] }),
    };
  };
  return geoJson('maatregel', [
    feature('binnenhaven', 'maatregelgebied'),
    feature('havenbrug', 'omgeving'),
    feature('kerkstraat', 'vergelijkingsgebied'),
  ]);
}

export function outputFiles() {
  const town = buildTown();
  const { incidents, places, expected } = buildIncidents(town);
  const rowsBySource = makeMess(incidents);
  const survey = surveyFile(town);
  const interviews = interviewFile(town);
  const series = seriesFile();
  const entries = [
    ...baseLayerFiles(town),
    ...sourceFiles(rowsBySource),
    { file: 'enquete.csv.gz', role: 'survey', ...survey },
    { file: 'interviews.csv.gz', role: 'interviews', ...interviews },
    { file: 'maandcijfers.csv.gz', role: 'series', ...series },
    { file: 'maatregel.geojson', role: 'measure', bytes: measureFile(places), rows: 3 },
  ];
  const files = entries.map(({ file, bytes }) => ({ file, bytes: file.endsWith('.gz') ? gzip(bytes) : bytes }));
  const truth = Buffer.from(`${JSON.stringify(truthOf({ town, places, rowsBySource, expected }), null, 1)}\n`);
  files.push({ file: 'truth.json', bytes: truth });
  const manifest = {
    name: 'Nieuwerhaven',
    year: 2025,
    seed: SEED,
    crs: 'EPSG:28992',
    attribution: ATTRIBUTION,
    licence: 'CC0-1.0',
    files: entries.map(({ file, role, rows, source, layout, bytes }, index) => ({
      order: index + 1,
      file,
      role,
      ...(source ? { source } : {}),
      ...(layout ? { layout } : {}),
      rows,
      bytes: files[index].bytes.length,
      bytesUnpacked: bytes.length,
      attribution: ATTRIBUTION,
    })),
    truth: 'truth.json',
  };
  files.push({ file: 'manifest.json', bytes: Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`) });
  return files;
}
