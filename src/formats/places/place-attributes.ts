import attributes from '../../../data/catalogue/place-attributes.json' with { type: 'json' };
import type { BuildingUse, PoiKind, StreetClass } from '../../domain/place/base-layers.ts';

export type AttributeName = keyof typeof attributes.names;
export type Properties = Readonly<Record<string, unknown>>;

const STREET_CLASS = new Map(Object.entries(attributes.streetClasses)) as ReadonlyMap<string, StreetClass>;
const BUILDING_USE = new Map(Object.entries(attributes.buildingUses)) as ReadonlyMap<string, BuildingUse>;
const POI_KIND = new Map(Object.entries(attributes.poiKinds)) as ReadonlyMap<string, PoiKind>;
const GREEN = new Set(attributes.greenValues);

/** Properties with their names in lower case, so that BU_CODE and bu_code are one. */
export function lowerCaseNames(properties: unknown): Properties {
  if (typeof properties !== 'object' || properties === null) return {};
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name.toLowerCase(), value]));
}

/** Value of the first of the known names that is there and not blank, as text; null when none is. */
export function textOf(properties: Properties, name: AttributeName): string | null {
  for (const key of attributes.names[name]) {
    const value = properties[key];
    if (typeof value === 'string' ? value.trim() !== '' : typeof value === 'number') return String(value).trim();
  }
  return null;
}

/** A number; null when absent, or negative: CBS writes -99997 and the like for what is withheld. */
export function numberOf(properties: Properties, name: AttributeName): number | null {
  const value = Number(textOf(properties, name) ?? NaN);
  return Number.isFinite(value) && value >= 0 ? value : null;
}

/** The first value among the known names that stands in a table of values. */
function lookUp<Value>(properties: Properties, name: AttributeName, table: ReadonlyMap<string, Value>): Value | null {
  for (const key of attributes.names[name]) {
    const value = properties[key];
    const found = typeof value === 'string' ? table.get(value.trim().toLowerCase()) : undefined;
    if (found !== undefined) return found;
  }
  return null;
}

export const streetClassOf = (properties: Properties): StreetClass =>
  lookUp(properties, 'streetClass', STREET_CLASS) ?? 'unknown';
export const poiKindOf = (properties: Properties): PoiKind =>
  lookUp(properties, 'poiKind', POI_KIND) ?? ('quaycode' in properties ? 'bus-stop' : 'other');
export const isPoiKind = (properties: Properties): boolean => lookUp(properties, 'poiKind', POI_KIND) !== null;

/** Use of a building; of several (BAG lists them with commas) the one that is not a dwelling, for that is what sets it apart. */
export function buildingUseOf(properties: Properties): BuildingUse {
  const uses = (textOf(properties, 'buildingUse') ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => BUILDING_USE.get(part.trim()));
  return uses.find((use) => use && use !== 'residential') ?? uses.find(Boolean) ?? 'other';
}

const textAt = (value: unknown): string => (typeof value === 'string' ? value : '');

export const isGreen = (properties: Properties): boolean =>
  // TOP10NL writes kinds of wood as "bos: loofbos".
  attributes.names.green.some((key) => GREEN.has(textAt(properties[key]).toLowerCase().split(':')[0]!.trim()));
