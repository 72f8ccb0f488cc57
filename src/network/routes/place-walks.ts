import type { Pause } from '../pause.ts';
import { walkEnd, type StreetNetwork } from '../street-network.ts';
import { deriveEverydayWalks, EVERYDAY_PULL, type EverydayGoal, type HomeGroup } from './everyday-walks.ts';

/** Homes within one square of this side start from one place. */
const HOME_SQUARE_METRES = 150;

/** Everyday walks of all residents of a place (see `deriveEverydayWalks`); null where no homes or no goals are known. */
export async function derivePlaceWalks(network: StreetNetwork, pause?: Pause): Promise<Float64Array | null> {
  const groups = groupHomes(network);
  const goals = network.place.pois.flatMap((poi): EverydayGoal[] => {
    const place = (EVERYDAY_PULL[poi.kind] ?? 0) > 0 ? walkEnd(network, poi) : null;
    return place ? [{ place, kind: poi.kind }] : [];
  });
  return groups.length === 0 || goals.length === 0
    ? null
    : deriveEverydayWalks(network.search, groups, goals, {}, pause);
}

function groupHomes(network: StreetNetwork): HomeGroup[] {
  const { homeX, homeY } = network.place;
  const squares = new Map<string, { x: number; y: number; homes: number }>();
  homeX.forEach((x, i) => {
    const y = homeY[i]!;
    const key = `${Math.floor(x / HOME_SQUARE_METRES)} ${Math.floor(y / HOME_SQUARE_METRES)}`;
    const square = squares.get(key) ?? { x: 0, y: 0, homes: 0 };
    squares.set(key, { x: square.x + x, y: square.y + y, homes: square.homes + 1 });
  });
  return [...squares.values()].flatMap(({ x, y, homes }) => {
    const place = walkEnd(network, { x: x / homes, y: y / homes });
    return place ? [{ place, homes }] : [];
  });
}
