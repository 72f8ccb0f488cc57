import catalogue from '../../../data/catalogue/place-attributes.json' with { type: 'json' };
import type { AreaKind, BuildingUse, GroundKind, PoiKind, StreetClass } from '../../domain/place/base-layers.ts';
import type { Properties } from '../geo/geo-layer.ts';

export type AttributeName = keyof typeof catalogue.names;

/** A rule of the catalogue, and what it has made of the values met so far: a file repeats the same few a million times. */
interface Rule<Value extends string> {
  readonly names: readonly string[];
  readonly values: Readonly<Record<string, Value | null>>;
  readonly other: Value | null;
  readonly known: Map<string, readonly Value[] | null>;
}
const rules = <Value extends string>(list: readonly unknown[]): readonly Rule<Value>[] =>
  list.map((rule) => {
    const { names, values, other } = rule as Omit<Rule<Value>, 'other' | 'known'> & { readonly other?: Value };
    return { names, values, other: other ?? null, known: new Map() };
  });

const STREET_CLASS = rules<StreetClass>(catalogue.streetClass);
const BUILDING_USE = rules<BuildingUse>(catalogue.buildingUse);
const POI_KIND = rules<PoiKind>(catalogue.poiKind);
const WATER = rules<'water'>(catalogue.water);
const GREEN = rules<'green'>(catalogue.green);
const GROUND = rules<GroundKind>(catalogue.ground);
const NOTHING = new Set(['', 'no', 'none', 'nee', 'geen', 'false', '0']);

/** Every attribute that is ever looked at; all others stay unread. */
const USED = new Set([
  ...Object.values(catalogue.names).flat(),
  ...[STREET_CLASS, BUILDING_USE, POI_KIND, WATER, GREEN, GROUND].flat().flatMap(({ names }) => names),
  ...catalogue.areaLevels.flatMap(({ codes, names }) => [...codes, ...names]),
  ...[catalogue.areaCodes, catalogue.areaNames, catalogue.streetSign, catalogue.buildingTag].flat(),
]);

/** Finds names fast: a file repeats the same few a million times. */
export function createAttributePicker(): (name: string) => string | null {
  const known = new Map<string, string | null>();
  return (name) => {
    let key = known.get(name);
    if (key === undefined) {
      const lower = name.trim().toLowerCase();
      known.set(name, (key = USED.has(lower) ? lower : null));
    }
    return key;
  };
}

const ADDRESS_ATTRIBUTES = new Set([
  ...['x', 'y', 'houseNumber', 'houseLetter', 'houseAddition', 'addressStreet'].flatMap(
    (name) => catalogue.names[name as AttributeName],
  ),
  ...BUILDING_USE.flatMap(({ names }) => names),
]);
/** Whether an attribute tells something of an address that is kept. */
export const isAddressAttribute = (name: string): boolean => ADDRESS_ATTRIBUTES.has(name);

const textAt = (properties: Properties, name: string): string | null => {
  const value = properties[name];
  if (typeof value === 'string') return value.trim() || null;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
};

function firstText(properties: Properties, names: readonly string[]): string | null {
  for (const name of names) {
    if (properties[name] === undefined) continue;
    const text = textAt(properties, name);
    if (text !== null) return text;
  }
  return null;
}

/** Value of the first of the known names that is there and not blank, as text; null when none is. */
export const textOf = (properties: Properties, name: AttributeName): string | null =>
  firstText(properties, catalogue.names[name]);

/** A number; null when absent, or negative: CBS writes -99997 and the like for what is withheld. */
export function numberOf(properties: Properties, name: AttributeName): number | null {
  const value = Number((textOf(properties, name) ?? '').replace(',', '.') || NaN);
  return Number.isFinite(value) && value >= 0 ? value : null;
}

/**
 * Ways in which a value may be meant: as it is written; the parts of a list (BAG: "woonfunctie,winkelfunctie", also as
 * JSON; OpenStreetMap: "a;b"); what stands before a colon (TOP10NL: "bos: loofbos").
 */
function readings(text: string): string[] {
  const lower = text.toLowerCase();
  const parts = lower
    .replace(/[[\]{}"]/g, '')
    .split(/[,;|]/)
    .map((part) => part.trim());
  return [lower, ...parts, lower.split(':')[0]!.trim()];
}

const NONE: readonly never[] = [];
/** Values are remembered up to this many a rule; a column of free text must not fill the memory. */
const MOST_KNOWN = 5000;

/** What rules make of attributes: each value of the first attribute that means something; empty when none does. */
function meanings<Value extends string>(list: readonly Rule<Value>[], properties: Properties): readonly Value[] {
  for (const rule of list) {
    for (const name of rule.names) {
      if (properties[name] === undefined) continue;
      const text = textAt(properties, name);
      if (text === null) continue;
      let found = rule.known.get(text);
      if (found === undefined) {
        found = readByRule(rule, text);
        if (rule.known.size < MOST_KNOWN) rule.known.set(text, found);
      }
      if (found !== null) return found;
    }
  }
  return NONE;
}

/** null: the rule does not know the value, so another attribute may tell. */
function readByRule<Value extends string>({ values, other }: Rule<Value>, text: string): readonly Value[] | null {
  const found = readings(text).flatMap((reading) => (Object.hasOwn(values, reading) ? [values[reading]!] : []));
  if (found.length > 0) return found.filter((value) => value !== null);
  return other !== null && !NOTHING.has(text.toLowerCase()) ? [other] : null;
}

export const streetClassOf = (properties: Properties): StreetClass | null =>
  meanings(STREET_CLASS, properties)[0] ?? null;
export const hasStreetSign = (properties: Properties): boolean => firstText(properties, catalogue.streetSign) !== null;
export const poiKindOf = (properties: Properties): PoiKind | null => meanings(POI_KIND, properties)[0] ?? null;
export const isWater = (properties: Properties): boolean => meanings(WATER, properties).length > 0;
export const isGreen = (properties: Properties): boolean => meanings(GREEN, properties).length > 0;
export const groundKindOf = (properties: Properties): GroundKind | null => meanings(GROUND, properties)[0] ?? null;

/** Use of a building; of several the one that is not a dwelling, for that is what sets it apart; null when none is given. */
export function buildingUseOf(properties: Properties): BuildingUse | null {
  const uses = meanings(BUILDING_USE, properties);
  return uses.find((use) => use !== 'residential') ?? uses[0] ?? null;
}

/** Whether attributes call a thing a building, also one whose use is unknown (building=yes). */
export function isBuilding(properties: Properties): boolean {
  const tag = firstText(properties, catalogue.buildingTag);
  if (tag !== null) return !NOTHING.has(tag.toLowerCase());
  return textOf(properties, 'buildingSign') !== null;
}

export interface AreaName {
  readonly code: string;
  readonly name: string;
  readonly kind: AreaKind;
}

const CODE = /^(GM|WK|BU)\d+$/i;

/** An administrative area by CBS code, or by OpenStreetMap's levels; null when it is none. */
export function areaOf(properties: Properties): AreaName | null {
  const own = firstText(properties, catalogue.areaCodes)?.toUpperCase() ?? '';
  // The smallest first: a neighbourhood carries the code of its municipality too, but not the other way round.
  for (const { prefix, kind, codes, names } of catalogue.areaLevels) {
    const stated = firstText(properties, codes);
    const written = stated === null ? null : /^\d+$/.test(stated) ? `${prefix}${stated}` : stated.toUpperCase();
    const code = [written, own].find((text) => text?.startsWith(prefix) && CODE.test(text));
    if (code) {
      const name = firstText(properties, [...names, ...catalogue.areaNames]);
      return { code, kind: kind as AreaKind, name: name ?? code };
    }
  }
  return adminArea(properties);
}

function adminArea(properties: Properties): AreaName | null {
  if (textOf(properties, 'boundary') !== 'administrative') return null;
  const level = textOf(properties, 'adminLevel') ?? '';
  const kind = (catalogue.adminLevels as Readonly<Record<string, string>>)[level];
  const name = textOf(properties, 'placeName');
  if (!kind || !name) return null;
  return { code: textOf(properties, 'streetId') ?? name, name, kind: kind as AreaKind };
}

/** Code of the area in which one lies, by the build of CBS codes: BU00140203 in WK001402 in GM0014. */
export function parentCodeOf({ code }: AreaName): string | null {
  const [, prefix, number] = /^(WK|BU)(\d{4,})/.exec(code) ?? [];
  if (!prefix || !number) return null;
  return `${prefix === 'BU' ? 'WK' : 'GM'}${number.slice(0, -2)}`;
}
