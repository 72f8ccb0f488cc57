/**
 * What is computed about a zone, for the checks. Everything that could not be computed is null: a check then says so
 * ("cannot be determined") and never takes it for zero. Lengths in metres, areas in m², shares 0–1.
 */
export interface ZoneFacts {
  /** Civil day or minute at which the facts hold. */
  readonly asOf: string;
  readonly shape: ShapeFacts;
  readonly areaSquareMetres: number;
  readonly perimeterMetres: number;
  readonly streetMetres: number | null;
  readonly addresses: number | null;
  readonly homes: number | null;
  readonly inhabitants: number | null;
  readonly shops: number | null;
  /** Places inside that ask for care: school, gp, pharmacy, supermarket, station, azc, worship, lodging, … */
  readonly sensitivePlaces: readonly PlaceInside[] | null;
  readonly incidents: IncidentFacts | null;
  readonly hours: HourFacts | null;
  readonly jurisdiction: JurisdictionFacts | null;
  readonly reachability: readonly DestinationReach[] | null;
  readonly openness: OpennessFacts | null;
  readonly overlaps: readonly ZoneOverlap[];
  readonly boundary: BoundaryFacts | null;
  readonly displacement: DisplacementFacts | null;
  readonly data: DataFacts | null;
}

export const SHAPE_PROBLEMS = [
  'empty',
  'notClosed',
  'tooFewPoints',
  'selfCrossing',
  'overlappingParts',
  'holeOutside',
  'sliver',
] as const;
export type ShapeProblemKind = (typeof SHAPE_PROBLEMS)[number];

export interface ShapeFacts {
  /** What is wrong, with where (project metres). */
  readonly problems: readonly { readonly kind: ShapeProblemKind; readonly x: number; readonly y: number }[];
  readonly parts: number;
  readonly holes: number;
}

export interface PlaceInside {
  /** A kind of POI_KINDS. */
  readonly kind: string;
  readonly name: string;
}

/** Registered incidents that carry the ground (the zone's own filter) and that have a place. */
export interface IncidentFacts {
  readonly inside: number;
  /** In the whole project area, inside included. */
  readonly total: number;
  /** Area and street metres of the whole project area, to compare the share of incidents with. */
  readonly totalAreaSquareMetres: number;
  readonly totalStreetMetres: number | null;
  /** Street metres inside where nothing is registered. */
  readonly emptyStreetMetres: number | null;
  /** Parts of the zone (outer rings) without an incident, by number from 1. */
  readonly emptyParts: readonly number[];
  /** Smaller areas that still hold a share of the incidents inside, as far as they were sought. */
  readonly smaller: readonly SmallerArea[] | null;
}

export interface SmallerArea {
  /** Share of the incidents inside the drawn area that it keeps. */
  readonly keptShare: number;
  readonly areaSquareMetres: number;
  /** Proved distance to the best possible, 0 = proved best; null = no bound. */
  readonly optimalityGap: number | null;
}

export interface HourFacts {
  /** Share of the incidents inside of which the hour is known well enough. */
  readonly knownShare: number;
  /** Share of the incidents with a known hour that fall in the zone's hours (aoristic). */
  readonly capturedShare: number;
  /** Hours of the week in the zone. */
  readonly hours: number;
  /** Smallest windows that still hold a share of what the zone's hours hold. */
  readonly smallest: readonly { readonly keptShare: number; readonly hours: number }[];
}

export interface JurisdictionFacts {
  /** Municipality of the project; '' when not known. */
  readonly ownName: string;
  readonly municipalities: readonly { readonly name: string; readonly squareMetres: number }[];
  /** Inside the zone, and in none of the known municipalities. */
  readonly outsideSquareMetres: number;
}

export interface DestinationReach {
  readonly kind: string;
  readonly name: string;
  /** Lies in the zone itself. */
  readonly inside: boolean;
  /** Can be reached on foot or by bicycle without entering the zone. */
  readonly reachable: boolean;
  /** Walking metres around the zone divided by those through it; null when not reachable or not known. */
  readonly detourFactor: number | null;
  readonly detourMetres: number | null;
  /** A fixed corridor through the zone gives access. */
  readonly viaCorridor: boolean;
}

export interface OpennessFacts {
  readonly privateSquareMetres: number;
  readonly dwellings: number;
  /** Buildings and yards inside that are not open to the public. */
  readonly closedBuildings: number;
  /** Dwellings that come into view of a camera; null without cameras. */
  readonly dwellingsInView: number | null;
  /** Licensed terraces inside; null when not known. */
  readonly terraces: number | null;
}

export interface ZoneOverlap {
  readonly zoneId: string;
  readonly name: string;
  readonly measureId: string;
  readonly squareMetres: number;
  /** Hours of the week in which both hold. */
  readonly sharedHours: number;
  /** Both terms share at least a day. */
  readonly sharedTerm: boolean;
}

export interface BoundaryFacts {
  readonly streets: number;
  /** Metres of the boundary that no street, water, border or other named line follows. */
  readonly unnamedMetres: number;
  /** Area between the shape and what the text, read back, describes; null when it cannot be read back. */
  readonly differenceSquareMetres: number | null;
  /** Whether every street on the boundary says if it is in or out. */
  readonly hasSides: boolean;
}

export interface DisplacementFacts {
  readonly ringMetres: number;
  readonly ringIncidents: number;
  /** Places of the same function in reach, to which it could move. */
  readonly candidatePlaces: number;
  readonly hasComparisonArea: boolean;
}

export interface DataFacts {
  readonly months: number;
  /** Share of all rows with a usable place. */
  readonly geocodedShare: number;
  /** Share of the incidents inside with a usable hour. */
  readonly timeKnownShare: number;
  /** Moments in the period at which registering changed. */
  readonly registrationChanges: number;
  /** The newest month is not complete. */
  readonly lastMonthIncomplete: boolean;
}
