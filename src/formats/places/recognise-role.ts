import catalogue from '../../../data/catalogue/place-attributes.json' with { type: 'json' };
import { headerMeanings } from '../catalogue/header-roles.ts';
import { normaliseWords } from '../cells/text.ts';
import type { GeoFeature, GeoLayer, Properties, ShapeKind } from '../geo/geo-layer.ts';
import {
  areaOf,
  buildingUseOf,
  groundKindOf,
  hasStreetSign,
  isBuilding,
  isGreen,
  isWater,
  poiKindOf,
  streetClassOf,
  textOf,
} from './place-attributes.ts';

export const PLACE_ROLES = ['areas', 'streets', 'buildings', 'addresses', 'water', 'green', 'ground', 'pois'] as const;
/** What a feature is of a place. */
export type PlaceRole = (typeof PLACE_ROLES)[number];
/** How a role was found: by the attributes of each feature, or taken from the name of the layer or its other features. */
export type RoleSource = 'attributes' | 'layer';

const SHAPES_OF: Readonly<Record<PlaceRole, readonly ShapeKind[]>> = {
  areas: ['polygon'],
  streets: ['line'],
  buildings: ['polygon'],
  addresses: ['point', 'polygon'],
  water: ['polygon'],
  green: ['polygon'],
  ground: ['polygon'],
  pois: ['point', 'polygon'],
};
export const fitsRole = (role: PlaceRole, kind: ShapeKind): boolean => SHAPES_OF[role].includes(kind);

/** What makes a feature of a fitting shape have a role. */
const SAYS: Readonly<Record<PlaceRole, (properties: Properties) => boolean>> = {
  areas: (properties) => areaOf(properties) !== null,
  streets: (properties) => streetClassOf(properties) !== null || hasStreetSign(properties),
  buildings: (properties) =>
    isBuilding(properties) || (buildingUseOf(properties) !== null && poiKindOf(properties) === null),
  addresses: (properties) => textOf(properties, 'houseNumber') !== null,
  water: isWater,
  green: isGreen,
  ground: (properties) => groundKindOf(properties) !== null,
  pois: (properties) => poiKindOf(properties) !== null,
};
/** The surest first; of the first group a feature is only one. */
const GROUND_ROLES = ['areas', 'buildings', 'water', 'green', 'ground'] as const;
const POINT_ROLES = ['addresses', 'pois'] as const;

/** Everything that a feature's attributes say it is, the surest first. */
export function rolesByAttributes(properties: Properties, kind: ShapeKind): PlaceRole[] {
  if (kind === 'line') return SAYS.streets(properties) ? ['streets'] : [];
  const ground = kind === 'polygon' ? GROUND_ROLES.find((role) => SAYS[role](properties)) : undefined;
  if (ground === 'areas') return ['areas'];
  return [...(ground ? [ground] : []), ...POINT_ROLES.filter((role) => SAYS[role](properties))];
}

/** The role that a feature's attributes give it; where they say several things, `usual` is meant when it is among them. */
export function roleByAttributes(
  properties: Properties,
  kind: ShapeKind,
  usual: PlaceRole | undefined,
): PlaceRole | undefined {
  if (usual && fitsRole(usual, kind) && SAYS[usual](properties)) return usual;
  return rolesByAttributes(properties, kind)[0];
}

const roleWords = catalogue.layerNames.map(({ role, words }) => ({
  role: role as PlaceRole,
  words: words.map(normaliseWords),
}));

/** What the name of a layer says, for features of which the attributes say nothing. */
export function roleByName(name: string, kind: ShapeKind): PlaceRole | null {
  const words = ` ${normaliseWords(name)} `;
  return (
    roleWords.find((entry) => fitsRole(entry.role, kind) && entry.words.some((word) => words.includes(` ${word} `)))
      ?.role ?? null
  );
}

const TIME_MEANINGS: ReadonlySet<string> = new Set(['start', 'end', 'reported', 'startTime', 'endTime']);

/** Whether points are events rather than places: they have a time. */
export const looksLikeIncidents = (attributes: readonly string[]): boolean =>
  attributes.some((name) =>
    headerMeanings(name).some(({ meaning, strength }) => strength === 2 && TIME_MEANINGS.has(meaning)),
  );

const FEATURES_LOOKED_AT = 400;

/** For each kind of shape the role of features that do not tell their own. */
export function layerRoles({
  name,
  features,
}: Pick<GeoLayer, 'name' | 'features'>): Partial<Record<ShapeKind, PlaceRole>> {
  const votes: Partial<Record<ShapeKind, Map<PlaceRole, number>>> = {};
  const seen: Partial<Record<ShapeKind, number>> = {};
  const step = Math.max(1, Math.floor(features.length / FEATURES_LOOKED_AT));
  for (let i = 0; i < features.length; i += step) {
    const { shape, properties } = features[i] as GeoFeature;
    if (!shape) continue;
    seen[shape.kind] = (seen[shape.kind] ?? 0) + 1;
    const [role] = rolesByAttributes(properties, shape.kind);
    const counts = (votes[shape.kind] ??= new Map());
    if (role) counts.set(role, (counts.get(role) ?? 0) + 1);
  }
  const roles: Partial<Record<ShapeKind, PlaceRole>> = {};
  for (const kind of Object.keys(seen) as ShapeKind[]) {
    const [best] = [...(votes[kind] ?? [])].sort((a, b) => b[1] - a[1]);
    const role = best && best[1] * 2 > seen[kind]! ? best[0] : roleByName(name, kind);
    if (role) roles[kind] = role;
  }
  return roles;
}
