/**
 * Which part of the plan is what. Every face of the plan gets the first zone whose seed point lies in it. `style` says how
 * it is filled in (see styles.mjs), `buurt` to which neighbourhood it belongs, `theme` where its street names come from.
 */
const zone = (style, buurt, theme, ...seeds) => ({ style, buurt, theme, seeds });

// prettier-ignore
export const ZONES = [
  // Binnenstad
  zone('water', '0101', 'core', [-266, 11], [-311, 118], [-287, -128]),
  zone('water', '0102', 'core', [-228, 106], [46, 128], [158, 276]),
  zone('water', '0103', 'core', [329, 20], [313, -170], [88, -320]),
  zone('square', '0100', 'core', [0, 15]),
  zone('core', '0100', 'core', [91, 30], [114, -46], [122, 84]),
  zone('core', '0101', 'core', [-114, 61], [-198, -30]),
  zone('core', '0102', 'core', [-137, 190], [114, 213]),
  zone('core', '0103', 'core', [53, -182], [-228, -182], [-84, -137]),
  zone('stationsplein', '0104', 'core', [441, -38]),
  zone('station', '0104', 'core', [370, 30], [375, -152]),
  zone('verge', '0104', 'core', [471, 137], [470, -152]),
  zone('verge', '0104', 'core', [509, 76], [513, -152], [483, 61]),
  // Singelkwartier
  zone('ring19', '0201', 'rivers', [-228, 456]),
  zone('ring19', '0200', 'crafts', [228, 456]),
  zone('ring19', '0202', 'ships', [-304, -418]),
  zone('ring19', '0203', 'crafts', [228, -456]),
  zone('water', '0203', 'crafts', [-486, 5]),
  zone('water', '0402', 'ships', [-798, 47]),
  // Noorderhout
  zone('bloemkool', '0300', 'court', [190, 988]),
  zone('bloemkool', '0301', 'garden', [190, 699]),
  zone('bloemkool', '0302', 'orchard', [-228, 722]),
  zone('semi', '0302', 'orchard', [-456, 874]),
  zone('verge', '0300', 'court', [441, 912]),
  // Haven en Park
  zone('park', '0400', 'trees', [-760, 228]),
  zone('villa', '0401', 'trees', [-874, 684]),
  zone('harbour', '0402', 'ships', [-760, -190]),
  // Zuiderkwartier
  zone('postwar', '0500', 'birds', [-380, -608]),
  zone('postwar', '0501', 'flowers', [205, -707]),
  zone('postwar', '0502', 'fish', [213, -988]),
  zone('sport', '0503', 'fish', [-684, -760]),
  zone('eighties', '0503', 'fish', [-228, -950]),
  zone('verge', '0501', 'flowers', [433, -684]),
  // Oosterhof
  zone('eighties', '0600', 'raptors', [570, 912]),
  zone('postwar', '0600', 'raptors', [578, 456]),
  zone('flats', '0601', 'raptors', [760, 874], [745, 494]),
  zone('postwar', '0602', 'weather', [608, 0], [790, 0]),
  zone('seventies', '0603', 'fruit', [593, -456], [760, -456]),
  zone('seventies', '0604', 'fruit', [578, -836], [760, -836]),
  zone('verge', '0602', 'weather', [511, 76], [511, -228]),
  zone('verge', '0603', 'fruit', [498, -684]),
  zone('verge', '0600', 'raptors', [486, 836]),
  // Waterrijk
  zone('vinex', '0700', 'shore', [988, 205], [1064, 84], [1292, 175]),
  zone('vinex', '0701', 'islands', [988, -23], [1216, -76], [950, -380], [1216, -426]),
  zone('vinex', '0702', 'reed', [1064, -684], [1064, -874]),
  zone('semi', '0703', 'sails', [1368, -684], [1528, -570], [1467, 76]),
  zone('vinex', '0704', 'meadow', [684, -1163], [684, -1322]),
  zone('greenEdge', '0703', 'sails', [1672, -380]),
  // Bedrijvenpark De Zwaaikom
  zone('industry', '0800', 'machines', [988, 418], [1292, 418], [988, 874], [1292, 836]),
  zone('industry', '0801', 'machines', [1596, 760]),
  zone('village', '0902', 'village', [4133, 597], [4151, 372], [4384, 595]),
  zone('village', '0903', 'village2', [798, 2730]),
  zone('azc', '0901', 'polder', [1200, -1530]),
  // Buitengebied: what is left is polder, see polderBuurt.
];

/** Neighbourhood of a face of polder or lake by its centre. */
export function polderBuurt([x, y], isLake) {
  if (isLake) return '0905';
  if (x > 2250) return y > -1200 ? '0902' : '0904';
  if (y > 2600) return '0903';
  return y > 0 ? '0900' : '0901';
}

export const WIJKEN = {
  '01': 'Binnenstad',
  '02': 'Singelkwartier',
  '03': 'Noorderhout',
  '04': 'Haven en Park',
  '05': 'Zuiderkwartier',
  '06': 'Oosterhof',
  '07': 'Waterrijk',
  '08': 'De Zwaaikom',
  '09': 'Buitengebied',
};

export const BUURTEN = {
  '0100': 'Markt en omgeving',
  '0101': 'Havenbuurt',
  '0102': 'Oude Gracht',
  '0103': 'Zuiderpoort',
  '0104': 'Stationsbuurt',
  '0200': 'Noordersingelbuurt',
  '0201': 'Westersingelbuurt',
  '0202': 'Werfbuurt',
  '0203': 'Lijnbaanbuurt',
  '0300': 'De Hoven',
  '0301': 'De Gaarden',
  '0302': 'De Boomgaard',
  '0400': 'Stadspark',
  '0401': 'Beukenhorst',
  '0402': 'Havenkwartier',
  '0500': 'Vogelbuurt',
  '0501': 'Bloemenbuurt',
  '0502': 'Visserijbuurt',
  '0503': 'De Doelen',
  '0600': 'Oosterhof-West',
  '0601': 'Oosterhof-Oost',
  '0602': 'Spoorzicht',
  '0603': 'Bongerd-Noord',
  '0604': 'Bongerd-Zuid',
  '0700': 'De Oevers',
  '0701': 'De Eilanden',
  '0702': 'Rietlanden',
  '0703': 'Waterrand',
  '0704': 'De Weiden',
  '0800': 'De Zwaaikom-West',
  '0801': 'De Zwaaikom-Oost',
  '0900': 'Noorderkoog',
  '0901': 'Zuiderkoog',
  '0902': 'Oosterlint',
  '0903': 'Wagenmeer',
  '0904': 'Tochtwaard',
  '0905': 'Markermeer',
};
