import manifest from '../../data/nieuwerhaven/output/manifest.json' with { type: 'json' };

const urls = import.meta.glob<string>('../../data/nieuwerhaven/output/*.gz', {
  eager: true,
  query: '?url',
  import: 'default',
});

const PLACES = new Set(['areas', 'streets', 'railway', 'buildings', 'addresses', 'water', 'green', 'poi']);

export interface DemoFiles {
  readonly name: string;
  /** Layers of the place and files of incidents, in the order in which they are to be read. */
  readonly places: readonly string[];
  readonly incidents: readonly string[];
}

const filesOf = (wanted: (role: string) => boolean) =>
  manifest.files.filter(({ role }) => wanted(role)).map(({ file }) => file);

export const DEMO: DemoFiles = {
  name: manifest.name,
  places: filesOf((role) => PLACES.has(role)),
  incidents: filesOf((role) => role === 'incidents'),
};

/** A file of the demo municipality, as if the user had dropped it. */
export async function fetchDemoFile(name: string): Promise<File> {
  const url = urls[`../../data/nieuwerhaven/output/${name}`];
  const response = url ? await fetch(url) : null;
  if (!response?.ok) throw new Error(name);
  return new File([await response.blob()], name);
}
