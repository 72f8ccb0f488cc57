/** The physical town, step by step: plan → streets → land → buildings. */
import { smooth } from './lib/curves.mjs';
import { buildHouses, buildLargeBuildings } from './buildings/build-buildings.mjs';
import { createSite } from './buildings/site.mjs';
import { buildGreen } from './land/green.mjs';
import { buildWater } from './land/water.mjs';
import { buildMasterPlan } from './plan/master-plan.mjs';
import { RAILWAY } from './plan/town-plan.mjs';
import { assignAddresses } from './places/addresses.mjs';
import { buildAreas, buurtLookup } from './places/areas.mjs';
import { buildPoi } from './places/poi.mjs';
import { countPopulation } from './places/population.mjs';
import { assignZones, fillDistricts } from './streets/district-streets.mjs';
import { layBackPaths } from './streets/back-paths.mjs';
import { nameDistrictStreets } from './streets/name-streets.mjs';
import { buildNetwork } from './streets/network.mjs';
import { fillPolder } from './streets/polder.mjs';

export function buildTown() {
  const master = buildMasterPlan();
  assignZones(master.faces);
  const { streets, blocks } = fillDistricts(master);
  nameDistrictStreets(streets);
  const polder = fillPolder(master.faces);
  const water = buildWater(polder.ditches);
  const railway = smooth(RAILWAY, { step: 25 });
  // Large buildings first, then the paths behind the houses, then the houses: each respects what lies already.
  const roads = buildNetwork(master, streets);
  const site = createSite({ edges: roads.edges, water: water.areas, railway });
  buildLargeBuildings(site, blocks);
  const network = buildNetwork(master, streets, layBackPaths(blocks, site));
  site.layStreets(network.edges);
  buildHouses(site, blocks, network.edges);
  const areas = buildAreas(master);
  const buurtAt = buurtLookup(areas);
  const addresses = assignAddresses(site, network, buurtAt);
  const population = countPopulation(areas, addresses);
  const { green, terrain } = buildGreen({ master, blocks, polder, site });
  const poi = buildPoi({ site, network, greens: green });
  return {
    areas,
    buurtAt,
    addresses,
    population,
    green,
    terrain,
    poi,
    master,
    blocks,
    network,
    polder,
    water,
    railway,
    site,
  };
}
