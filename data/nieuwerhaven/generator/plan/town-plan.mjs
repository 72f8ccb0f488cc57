/**
 * The town as a draughtsman would sketch it: a few control points per line, in metres from the Markt (ORIGIN in RD New).
 * Nieuwerhaven is a fishing town on a former island in the Markerwaard: an old core within a ring canal, joined to the
 * lake by the Havenkanaal; a railway east of the core; later districts around it; polder with straight roads beyond.
 */
export const ORIGIN = [149400, 505100];

const street = (id, roadClass, name, points, more = {}) => ({ id, kind: 'street', roadClass, name, points, ...more });

/** The ring canal's middle line (closed) and the other waterways with their half widths in metres. */
// prettier-ignore
export const RING_CANAL = {
  halfWidth: 10,
  points: [
    [-325, 9], [-311, 118], [-270, 230], [-152, 268], [8, 322], [158, 276], [274, 234], [306, 110], [331, -30],
    [313, -170], [198, -238], [88, -320], [-68, -290], [-228, -266], [-287, -128],
  ],
};
// prettier-ignore
export const HARBOUR_CANAL = {
  halfWidth: 19,
  points: [[-1079, 73], [-950, 70], [-798, 47], [-646, 15], [-486, 5], [-325, 9]],
};
// prettier-ignore
export const INNER_HARBOUR = { halfWidth: 21, points: [[-325, 9], [-251, 17], [-179, 11]] };
// prettier-ignore
export const OLD_CANAL = {
  halfWidth: 5,
  points: [[-307, 125], [-228, 106], [-144, 116], [-53, 97], [46, 128], [144, 114], [228, 131], [315, 114]],
};
/** Canals of the newer districts, with the names of the streets on their left and right bank. */
const singel = (id, names, points, halfWidth = 7) => ({ id, names, points, halfWidth });
// prettier-ignore
export const SINGELS = [
  singel('s1', ['Terpkade', 'Zandkade'], [[865, -91], [973, -114], [1079, -175], [1186, -198], [1332, -251]], 9),
  singel('s2', ['Kreekoever', 'Slikoever'], [[1102, 23], [1094, -46], [1079, -163]]),
  singel('s3', ['Duinoever', 'Schorkade'], [[1064, -186], [1056, -319], [1094, -456], [1079, -600]]),
  singel('s4', ['Noorderoever', 'Zuideroever'], [[897, 144], [1064, 149], [1216, 106], [1338, 15], [1421, -68], [1482, -222]], 8),
  singel('s5', ['Lisdoddesingel', 'Biezensingel'], [[888, -749], [1026, -777], [1186, -752], [1309, -718]]),
  singel('s6', ['Westerrand', 'Oosterrand'], [[1406, -216], [1448, -395], [1429, -578], [1444, -760], [1467, -903]], 10),
  singel('s7', ['Klaversingel', 'Raaigrassingel'], [[477, -1239], [608, -1246], [760, -1216], [929, -1193]], 6),
];

/** Lake shore (the dike's crest), from south to north. West of it is the lake. */
// prettier-ignore
export const DIKE = [
  [-1830, -4650], [-1692, -3461], [-1735, -2427], [-1350, -1452], [-1140, -874], [-1022, -456], [-980, -114],
  [-988, 70], [-1011, 304], [-1079, 608], [-1224, 1026], [-1348, 1705], [-1357, 2650], [-1654, 3816], [-1740, 4600],
];
// prettier-ignore
export const RAILWAY = [
  [230, -4650], [303, -3217], [346, -1845], [445, -988], [490, -380], [496, -38], [492, 304], [464, 836], [456, 1368],
  [601, 2489], [930, 4600],
];
/** Provincial road with its by-pass curve round the town. */
// prettier-ignore
export const PROVINCIAL = [
  [1780, -4650], [1934, -3255], [1912, -2026], [1823, -955], [1763, -304], [1725, 228], [1657, 760], [1812, 1407],
  [2175, 2498], [2580, 4600],
];
// prettier-ignore
export const MUNICIPALITY = [
  [-4650, -4180], [-1850, -4420], [-891, -4285], [237, -4349], [1830, -4290], [3050, -4410], [4350, -4380], [6020, -3900],
  [6150, -2450], [5890, -1100], [6080, 640], [6230, 2300], [5980, 3750], [4700, 4270], [2500, 4380], [871, 4283],
  [-347, 4377], [-1720, 4310], [-4700, 4050], [-4900, 300],
];

// prettier-ignore
export const STREETS = [
  // Core.
  street('winkelstraat', 'pedestrian', 'Winkelstraat', [[344, -33], [296, -36], [220, -27], [137, 2], [84, -2], [36, 12]]),
  street('markt', 'pedestrian', 'Markt', [[-40, -17], [35, -9], [40, 41], [-33, 47], [-40, -17]], { closed: true, straight: true }),
  street('havenstraat', 'living-street', 'Havenstraat', [[-38, 12], [-91, 6], [-149, 9]]),
  street('kerkstraat', 'residential', 'Kerkstraat', [[-8, 45], [-21, 91], [-17, 160], [9, 228], [15, 327]]),
  street('zuiderstraat', 'residential', 'Zuiderpoortstraat', [[5, -13], [18, -84], [-11, -160], [-6, -228], [2, -319]]),
  street('visserstraat', 'residential', 'Visserstraat', [[-40, -11], [-106, -46], [-175, -61], [-236, -106], [-268, -144]]),
  street('lange-nieuwstraat', 'residential', 'Lange Nieuwstraat', [[35, -8], [99, -68], [160, -129], [228, -236]]),
  street('oosterstraat', 'residential', 'Oosterpoortstraat', [[39, 33], [114, 55], [198, 59], [290, 52], [334, 47]]),
  street('achterom', 'residential', 'Achterom', [[-170, -59], [-179, -137], [-114, -220], [-6, -228]]),
  // Station.
  street('stationsstraat', 'residential', 'Stationsstraat', [[344, -33], [364, -33], [382, -35]]),
  street('stationsplein', 'pedestrian', 'Stationsplein', [[392, -99], [447, -95], [452, -38], [448, 22], [392, 26]], { straight: true }),
  street('spoorlaan', 'tertiary', 'Spoorlaan', [[369, -1100], [410, -578], [424, -251], [392, -99], [386, -38], [392, 30], [440, 228], [448, 543], [426, 798], [409, 1125]]),
  street('spoorzicht', 'residential', 'Spoorzicht', [[473, -1079], [515, -578], [529, -228], [532, -38], [527, 304], [505, 684], [490, 1113]]),
  street('stationstunnel', 'footway', 'Stationstunnel', [[452, -38], [532, -38]]),
  street('touwbaan', 'residential', 'Touwbaan', [[424, -251], [330, -264], [226, -262]]),
  // Roads out of town and the rings.
  street('buitenring-n', 'secondary', 'Buitenring Noord', [[448, 549], [251, 581], [46, 568], [-175, 555], [-365, 486], [-532, 319], [-608, 160], [-628, 14]]),
  street('buitenring-z', 'secondary', 'Buitenring Zuid', [[-628, 14], [-608, -144], [-532, -350], [-388, -494], [-205, -566], [-8, -579], [205, -600], [410, -581]]),
  street('noorderweg', 'tertiary', 'Noorderweg', [[15, 327], [40, 456], [46, 568], [-8, 760], [-46, 950], [-53, 1087]]),
  street('noorderpolderweg', 'tertiary', 'Noorderpolderweg', [[-53, 1087], [-84, 1292], [-137, 1672], [-259, 2587], [-420, 4700]]),
  street('zuiderweg', 'tertiary', 'Zuiderweg', [[2, -319], [-11, -456], [-8, -579], [38, -806], [90, -1125]]),
  street('zuiderpolderweg', 'tertiary', 'Zuiderpolderweg', [[90, -1125], [129, -1368], [107, -1826], [52, -2707], [-60, -4700]]),
  street('oosterweg', 'secondary', 'Oosterweg', [[340, 46], [392, 144], [445, 199], [524, 217], [684, 228], [904, 245], [1140, 251], [1406, 228], [1725, 199]]),
  street('oosterpolderweg', 'tertiary', 'Oosterpolderweg', [[1725, 199], [2208, 209], [2965, 279], [3724, 401], [4356, 515], [5000, 560], [6300, 730]]),
  street('noordring', 'tertiary', 'Noordring', [[-1186, 923], [-912, 897], [-608, 1034], [-319, 1102], [-53, 1087], [190, 1102], [456, 1132], [684, 1140], [912, 1087], [1254, 1011], [1717, 1050]]),
  street('zuidring', 'tertiary', 'Zuidring', [[-1117, -821], [-897, -768], [-608, -958], [-289, -1094], [90, -1125], [426, -1094], [684, -1079], [950, -980], [1292, -920], [1815, -919]]),
  street('oostring-n', 'tertiary', 'Oostring', [[904, 245], [889, 456], [851, 684], [859, 897], [912, 1087]]),
  street('oostring-z', 'tertiary', 'Waterrijklaan', [[904, 245], [889, 46], [851, -190], [836, -471], [889, -722], [950, -980]]),
  street('lijnbaan', 'tertiary', 'Lijnbaan', [[529, -228], [684, -258], [850, -251]]),
  street('stationsviaduct', 'tertiary', 'Lijnbaanviaduct', [[430, -251], [486, -242], [529, -228]]),
  street('havenring-w', 'residential', 'Dijkstraat', [[-929, 88], [-959, 304], [-1045, 608], [-1125, 897]]),
  street('havenring-z', 'residential', 'Zuiderdijkstraat', [[-929, 49], [-931, -114], [-988, -456], [-1087, -813]]),
  street('parklaan', 'residential', 'Parklaan', [[-532, 319], [-654, 426], [-707, 578], [-661, 745], [-608, 1034]]),
  street('sportlaan', 'residential', 'Sportlaan', [[-532, -350], [-669, -426], [-806, -471], [-985, -448]]),
  street('hovenlaan', 'tertiary', 'Hovenlaan', [[-14, 790], [152, 836], [296, 828], [423, 825]]),
  street('gaardenlaan', 'residential', 'Gaardenlaan', [[-46, 950], [-220, 882], [-365, 790], [-426, 654], [-365, 486]]),
  street('beukenlaan', 'residential', 'Beukenlaan', [[-1002, 456], [-874, 426], [-760, 464], [-669, 456]]),
  street('sportpark-oost', 'residential', 'Doelenlaan', [[-426, -718], [-448, -897], [-426, -1056]]),
  street('zeeweg', 'residential', 'Meerkoetlaan', [[38, -806], [213, -828], [380, -851]]),
  street('lijsterlaan', 'residential', 'Lijsterlaan', [[38, -806], [-167, -806], [-365, -752], [-532, -654], [-730, -448]]),
  street('oosterhoflaan', 'residential', 'Oosterhoflaan', [[684, 228], [676, 471], [646, 684], [669, 912], [684, 1140]]),
  street('oosterhof-dwars', 'residential', 'Havikstraat', [[511, 654], [646, 684], [850, 699]]),
  street('spoorzicht-midden', 'residential', 'Bongerdlaan', [[684, 228], [707, 0], [684, -258], [669, -532], [684, -1079]]),
  street('bongerd-dwars', 'residential', 'Perenlaan', [[524, -623], [669, -631], [850, -608]]),
  // Waterrijk, the newest district.
  street('eilandenlaan', 'residential', 'Eilandenlaan', [[889, 46], [1079, 30], [1246, -46], [1338, -198], [1322, -395], [1216, -547], [1034, -608], [850, -578]]),
  street('oeverlaan', 'residential', 'Oeverlaan', [[1338, -198], [1490, -228], [1619, -190]]),
  street('rietlaan', 'residential', 'Rietlandenlaan', [[1216, -547], [1307, -707], [1338, -917]]),
  street('waterrand', 'residential', 'Waterrand', [[1406, 228], [1566, 91], [1619, -190], [1611, -532], [1566, -760], [1611, -901]]),
  street('weidelaan', 'residential', 'Weidelaan', [[471, -1094], [486, -1307], [669, -1414], [866, -1368], [935, -1186], [950, -980]]),
  // Industrial estate De Zwaaikom.
  street('turbineweg', 'tertiary', 'Turbineweg', [[1140, 251], [1148, 532], [1125, 760], [1160, 1028]]),
  street('ketelweg', 'residential', 'Ketelweg', [[874, 562], [1148, 547], [1406, 578], [1566, 593]]),
  street('zuigerweg', 'residential', 'Zuigerweg', [[1406, 228], [1467, 395], [1566, 593], [1535, 798], [1467, 1011]]),
  // Polder roads and hamlets.
  street('middenweg', 'tertiary', 'Middenweg', [[4080, -4700], [4190, -2480], [4267, 498], [4480, 3060], [4540, 4600]], { straight: true }),
  street('noorderdwars', 'tertiary', 'Noorderdwarsweg', [[-1333, 2542], [-246, 2461], [552, 2545], [973, 2655], [2227, 2793], [4480, 3060], [6200, 3150]], { straight: true }),
  street('zuiderdwars', 'tertiary', 'Zuiderdwarsweg', [[-1677, -2440], [105, -2128], [1924, -2349], [4190, -2480], [6200, -2330]], { straight: true }),
  street('azcweg', 'residential', 'Weidezoom', [[866, -1368], [1011, -1444], [1155, -1619], [1322, -2254]]),
  street('kerkebuurt', 'residential', 'Kerkebuurt', [[3989, 448], [4034, 624], [4162, 687], [4336, 690]]),
  street('achterbuurt', 'residential', 'Achterbuurt', [[4347, 690], [4437, 677], [4482, 528]]),
  street('zuidbuurt', 'residential', 'Zuidbuurt', [[4015, 457], [4049, 321], [4174, 284], [4250, 295]]),
  street('dorpswijk', 'residential', 'Wagenmeerderlaan', [[597, 2557], [638, 2763], [790, 2864], [1012, 2864]]),
  street('zwaaikomlaan', 'residential', 'Zwaaikomlaan', [[1668, 205], [1654, 420], [1612, 760], [1604, 1008]]),
  street('oosterend', 'residential', 'Oosterend', [[5320, 600], [5260, -900], [5180, -2400]], { straight: true }),
  street('wagenpad', 'residential', 'Wagenpad', [[2814, 265], [2830, 1465], [2977, 2928]], { straight: true }),
  street('tochtweg', 'residential', 'Tochtweg', [[2811, -2430], [2752, -983], [2826, 257]], { straight: true }),
  street('noordeind', 'residential', 'Noordeind', [[973, 2655], [1123, 3521], [1210, 4450]], { straight: true }),
  street('koogweg', 'residential', 'Koogweg', [[5410, 610], [5480, 3110]], { straight: true }),
];

/** Point on the terrain of the reception centre: metres along the Weidezoom and metres away from it. */
export const AZC = { origin: [1085, -1515], angle: -0.8826 };
export const azcPoint = (along, away) => {
  const [c, s] = [Math.cos(AZC.angle), Math.sin(AZC.angle)];
  return [AZC.origin[0] + c * along - s * away, AZC.origin[1] + s * along + c * away];
};

/** Lines that only part districts, without a street. */
// prettier-ignore
export const BORDERS = [
  { id: 'border-rail-polder', points: [[-1512, -950], [-1117, -821]] },
  { id: 'border-azc', points: [[1080, -1520], azcPoint(0, 165), azcPoint(218, 165), [1170, -1690]] },
];

/** Roundabouts where town roads meet the provincial road and the rings: centre and radius. */
export const ROUNDABOUTS = [
  { id: 'rotonde-oost', name: 'Oosterweg', at: [1725, 199], radius: 24 },
  { id: 'rotonde-noord', name: 'Noordring', at: [1717, 1050], radius: 24 },
  { id: 'rotonde-zuid', name: 'Zuidring', at: [1818, -920], radius: 24 },
  { id: 'rotonde-oostring', name: 'Oosterweg', at: [904, 245], radius: 19 },
  { id: 'rotonde-zuidring', name: 'Zuidring', at: [950, -980], radius: 19 },
];

const path = (id, roadClass, name, points, more = {}) => ({ id, kind: 'street', roadClass, name, points, ...more });

/** Paths and lanes that lie inside a district or park and bound no block. */
// prettier-ignore
export const PATHS = [
  path('park-rond', 'footway', 'Vijverpad', [[-874, 156], [-760, 143], [-684, 199], [-672, 304], [-730, 378], [-847, 369], [-903, 274], [-874, 156]], { round: true }),
  path('park-oost', 'footway', 'Vijverpad', [[-619, 99], [-646, 152], [-684, 199]]),
  path('park-zuid', 'footway', 'Eendenpad', [[-760, 143], [-749, 99], [-760, 59]]),
  path('park-noord', 'footway', 'Rozenpad', [[-730, 378], [-714, 426], [-722, 465]]),
  path('park-nw', 'footway', 'Muziekpad', [[-847, 369], [-859, 403], [-882, 427]]),
  path('park-west', 'footway', 'Sluispad', [[-903, 274], [-935, 289], [-959, 304]]),
  path('park-brug', 'cycleway', 'Stadsparkpad', [[-600, 190], [-672, 228], [-760, 300], [-828, 304], [-903, 274]]),
  path('sportpark', 'service', 'Sportparkweg', [[-828, -475], [-760, -608], [-638, -752], [-441, -836]]),
  path('rand', 'cycleway', 'Rietzoom', [[1573, 84], [1664, -46], [1683, -342], [1664, -623], [1728, -905]]),
  path('dijkpad', 'footway', 'Havenhoofd', [[-975, 31], [-1049, 6], [-1117, 8], [-1156, 28]]),
  path('rand-1', 'footway', 'Rietzoom', [[1600, 20], [1660, -30]]),
  path('rand-2', 'footway', 'Rietzoom', [[1618, -300], [1680, -310]]),
  path('rand-3', 'footway', 'Rietzoom', [[1610, -520], [1668, -560]]),
  path('rand-4', 'footway', 'Rietzoom', [[1575, -700], [1672, -720]]),
  path('bos-rond', 'footway', 'Meerbospad', [[-560, -985], [-640, -1180], [-760, -1310], [-900, -1365], [-930, -1490], [-790, -1570], [-650, -1480], [-630, -1330], [-640, -1180]]),
  path('azc-in', 'service', 'Weidezoom', [azcPoint(146, -20), azcPoint(146, 30)]),
  path('azc-rond', 'footway', 'Weidezoom', [azcPoint(146, 30), azcPoint(146, 152), azcPoint(26, 152), azcPoint(26, 30), azcPoint(146, 30)], { straight: true }),
  path('azc-midden', 'footway', 'Weidezoom', [azcPoint(84, 30), azcPoint(84, 152)]),
];

/** Cycle tracks beside roads: the road's id and the distance to its left (negative: right). */
// prettier-ignore
export const CYCLE_TRACKS = [
  ['buitenring-n', 9], ['buitenring-n', -9], ['buitenring-z', -9], ['oosterweg', 9], ['oosterweg', -9], ['n901', 17],
  ['noordring', 8.5], ['zuidring', -8.5], ['noorderpolderweg', 8], ['zuiderpolderweg', -8], ['oosterpolderweg', -8],
  ['spoorlaan', -8], ['turbineweg', 8],
];

/** Ponds of parks and the wet edge of Waterrijk (closed curves). */
// prettier-ignore
export const PONDS = [
  { name: 'Stadsvijver', points: [[-825, 194], [-775, 181], [-733, 209], [-714, 262], [-752, 275], [-790, 258], [-836, 264], [-859, 228]] },
  { name: 'Rietzoom', points: [[1634, 46], [1655, -30], [1666, -137], [1664, -251], [1640, -319], [1634, -190], [1628, -68]] },
  { name: 'Rietzoom', points: [[1655, -395], [1651, -486], [1634, -593], [1626, -654], [1643, -608], [1670, -502]] },
  { name: 'Meerboskolk', points: [[-897, -1338], [-836, -1315], [-790, -1360], [-828, -1406], [-889, -1398]] },
];
