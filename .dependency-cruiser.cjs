/**
 * The house of Regiekaart, held: imports run one way, each outside library lives in one room, inner rooms are pure.
 * tests/architecture proves that this check can fail.
 */
const rooms = (...names) => `^src/(${names.join('|')})/`;

/** What a room may import, besides itself. */
const mayImport = {
  domain: [],
  numerics: [],
  geometry: ['domain'],
  network: ['domain', 'geometry', 'numerics'],
  analysis: ['domain', 'geometry', 'network', 'numerics'],
  data: ['domain', 'geometry'],
  formats: ['domain', 'geometry'],
  storage: ['domain', 'geometry'],
  document: ['domain', 'geometry'],
  state: ['domain', 'geometry', 'analysis', 'data', 'formats', 'storage', 'document', 'workers'],
  map: ['domain', 'geometry', 'analysis'],
  ui: ['i18n', 'domain'],
  i18n: ['domain'],
  workers: ['domain', 'geometry', 'network', 'analysis', 'formats', 'storage', 'data'],
  features: [
    'state',
    'map',
    'ui',
    'i18n',
    'domain',
    'geometry',
    'data',
    'workers',
    'document',
    'formats',
    'analysis',
    'storage',
    'network',
  ],
  app: ['features', 'state', 'map', 'ui', 'i18n', 'domain', 'workers', 'storage'],
};

const direction = Object.entries(mayImport).map(([room, allowed]) => ({
  name: `${room}-imports-one-way`,
  comment: `src/${room} may import only ${[room, ...allowed].join(', ')}`,
  severity: 'error',
  from: { path: rooms(room) },
  to: { path: '^src/', pathNot: rooms(room, ...allowed) },
}));

/** Screens get types and messages from these rooms; their code runs in workers or is injected by main. */
const typesOnly = {
  name: 'screens-take-types-only-from-engines',
  comment: 'features reach formats, analysis, storage and workers through injected clients: only types may be imported',
  severity: 'error',
  from: { path: rooms('features', 'app', 'ui') },
  to: { path: '^src/(formats|workers)/', dependencyTypesNot: ['type-only'] },
};

const home = (library, room, extra = '') => ({
  name: `${library.replace(/\W+/g, '-')}-lives-in-${room.replace(/\W+/g, '-')}`,
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/(${room})/${extra}` },
  to: { path: `node_modules/(${library})(/|$)` },
});

module.exports = {
  forbidden: [
    ...direction,
    typesOnly,
    {
      name: 'no-feature-imports-a-feature',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/([^/]+)/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'inner-rooms-are-pure',
      comment: 'domain, numerics, geometry, network and analysis take no framework, no file and no browser',
      severity: 'error',
      from: { path: rooms('domain', 'numerics', 'geometry', 'network', 'analysis') },
      to: {
        path: 'node_modules/(react|react-dom|zustand|maplibre-gl|@deck\\.gl|@duckdb|idb|i18next|sql\\.js|docx)',
      },
    },
    { name: 'no-node-in-src', severity: 'error', from: { path: '^src/' }, to: { dependencyTypes: ['core'] } },
    home('maplibre-gl|@deck\\.gl|pmtiles', 'map'),
    home('@duckdb|apache-arrow', 'data'),
    home('jsts|proj4|flatbush', 'geometry|network|analysis'),
    home('kdbush|flatqueue', 'geometry|network|analysis'),
    home('hyparquet|hyparquet-compressors|read-excel-file', 'formats'),
    // A GeoPackage of another program is a format like the others; SQLite is handed to its reader by the worker.
    home('sql\\.js', 'storage|formats'),
    home('idb', 'storage'),
    home('pbf', 'formats'),
    home('temporal-polyfill', 'formats'),
    home('i18next|react-i18next', 'i18n'),
    home('lucide-react|react-aria-components', 'ui'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'browser', 'default'] },
  },
};
