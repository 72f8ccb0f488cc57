/**
 * Public buildings and larger shops, by name and place. Each takes the block nearest to its point. use: BAG gebruiksdoel in
 * short; kind: of the point of interest; whole: the block holds nothing else.
 */
const facility = (kind, name, use, at, shape, size, more = {}) => ({ kind, name, use, at, shape, size, ...more });

// prettier-ignore
export const FACILITIES = [
  // Core
  facility('worship', 'Grote Kerk', 'bijeenkomstfunctie', [-65, 76], 'cross', [54, 30], { year: 1480 }),
  facility('municipal-office', 'Stadhuis Nieuwerhaven', 'kantoorfunctie', [76, 46], 'angle', [40, 28], { year: 1934 }),
  facility('library', 'Bibliotheek De Leesboei', 'bijeenkomstfunctie', [-91, -84], 'bar', [34, 22], { year: 1998 }),
  facility('worship', 'Synagoge Oude Gracht', 'bijeenkomstfunctie', [99, 171], 'bar', [18, 12], { year: 1869 }),
  facility('other', 'Museum De Zuiderstolp', 'bijeenkomstfunctie', [-201, 68], 'bar', [26, 16], { year: 1650 }),
  facility('other', 'Theater De Vuurbaak', 'bijeenkomstfunctie', [179, -114], 'bar', [38, 26], { year: 1988 }),
  facility('supermarket', 'Dagwinkel Centrum', 'winkelfunctie', [163, -61], 'bar', [42, 28], { year: 2001 }),
  facility('parking', 'Parkeergarage Waag', 'overige gebruiksfunctie', [163, 68], 'bar', [44, 30], { year: 1999 }),
  facility('supermarket', 'Grutter Oosterpoort', 'winkelfunctie', [251, 84], 'bar', [36, 24], { year: 1995 }),
  facility('worship', 'Sint-Nicolaaskerk', 'bijeenkomstfunctie', [-99, 205], 'cross', [46, 26], { year: 1875 }),
  // Station and ring
  facility('parking', 'P+R Spoorlaan', 'overige gebruiksfunctie', [384, -182], 'bar', [58, 28], { year: 2008 }),
  facility('police', 'Politiebureau Nieuwerhaven', 'kantoorfunctie', [357, 251], 'angle', [44, 30], { year: 1994 }),
  facility('other', 'Rechtskundig Centrum', 'kantoorfunctie', [380, 84], 'bar', [40, 16], { year: 1990 }),
  facility('lodging', 'Hotel Het Zeilschip', 'logiesfunctie', [365, -84], 'bar', [34, 16], { year: 1972 }),
  facility('school', 'Basisschool De Werf', 'onderwijsfunctie', [-365, -380], 'court', [44, 34], { whole: true, year: 1931 }),
  facility('school', 'Basisschool De Singel', 'onderwijsfunctie', [-228, 426], 'angle', [46, 30], { whole: true, year: 1926 }),
  facility('school', 'Lyceum De Vaart', 'onderwijsfunctie', [228, -486], 'court', [78, 52], { whole: true, year: 1962 }),
  facility('worship', 'Havenkerk', 'bijeenkomstfunctie', [-494, -137], 'cross', [34, 20], { year: 1911 }),
  facility('community-centre', 'Buurthuis De Lijnbaan', 'bijeenkomstfunctie', [251, -365], 'bar', [26, 16], { year: 1978 }),
  facility('supermarket', 'Grutter Westersingel', 'winkelfunctie', [-471, 251], 'bar', [40, 26], { year: 1997 }),
  facility('pharmacy', 'Apotheek Noordersingel', 'gezondheidszorgfunctie', [175, 426], 'bar', [20, 13], { year: 1985 }),
  // Noorderhout
  facility('supermarket', 'Dagwinkel Hovenlaan', 'winkelfunctie', [46, 859], 'bar', [52, 34], { whole: true, year: 1981 }),
  facility('school', 'Basisschool De Hoven', 'onderwijsfunctie', [266, 912], 'court', [50, 38], { whole: true, year: 1979 }),
  facility('gp', 'Gezondheidscentrum Noorderhout', 'gezondheidszorgfunctie', [106, 768], 'angle', [34, 24], { year: 1983 }),
  facility('community-centre', 'Wijkcentrum De Gaard', 'bijeenkomstfunctie', [251, 714], 'angle', [32, 22], { year: 1980 }),
  facility('school', 'Basisschool De Boomgaard', 'onderwijsfunctie', [-304, 980], 'angle', [48, 34], { whole: true, year: 1987 }),
  facility('worship', 'Kerkcentrum De Brug', 'bijeenkomstfunctie', [-152, 768], 'bar', [28, 22], { year: 1980 }),
  facility('other', 'Woonzorgcentrum Het Vlierhof', 'gezondheidszorgfunctie', [-190, 1041], 'court', [64, 44], { whole: true, year: 1990 }),
  // Haven, park, villas
  facility('school', 'Montessorischool Beukenhorst', 'onderwijsfunctie', [-722, 783], 'angle', [44, 30], { whole: true, year: 1955 }),
  facility('sport', 'Watersportcentrum De Sluis', 'sportfunctie', [-859, -30], 'bar', [36, 20], { year: 2007 }),
  facility('other', 'Visafslag', 'industriefunctie', [-897, -114], 'bar', [60, 26], { whole: true, year: 1951 }),
  facility('community-centre', 'Buurthuis Het Ankerhuis', 'bijeenkomstfunctie', [-707, -228], 'bar', [26, 16], { year: 2006 }),
  // Zuiderkwartier
  facility('supermarket', 'Grutter Lijsterlaan', 'winkelfunctie', [-30, -768], 'bar', [50, 34], { whole: true, year: 1964 }),
  facility('school', 'Basisschool De Kluut', 'onderwijsfunctie', [-266, -684], 'angle', [52, 34], { whole: true, year: 1957 }),
  facility('school', 'Basisschool De Steiger', 'onderwijsfunctie', [228, -927], 'angle', [50, 34], { whole: true, year: 1960 }),
  facility('worship', 'Moskee Zuiderkwartier', 'bijeenkomstfunctie', [319, -654], 'bar', [26, 20], { year: 1992 }),
  facility('worship', 'Wijngaardkapel', 'bijeenkomstfunctie', [-114, -669], 'cross', [30, 18], { year: 1956 }),
  facility('gp', 'Huisartsenpost Zuid', 'gezondheidszorgfunctie', [68, -684], 'bar', [26, 16], { year: 1988 }),
  facility('community-centre', 'Wijkcentrum De Baars', 'bijeenkomstfunctie', [137, -851], 'angle', [32, 22], { year: 1971 }),
  facility('sport', 'Zwembad De Golf', 'sportfunctie', [-334, -1018], 'angle', [62, 42], { whole: true, year: 1996 }),
  facility('school', 'Vakcollege De Doelen', 'onderwijsfunctie', [-365, -912], 'court', [74, 50], { whole: true, year: 2002 }),
  // Oosterhof
  facility('supermarket', 'Dagwinkel Oosterhof', 'winkelfunctie', [730, 608], 'angle', [70, 48], { whole: true, year: 1969 }),
  facility('school', 'Basisschool De Torenvalk', 'onderwijsfunctie', [745, 821], 'angle', [54, 36], { whole: true, year: 1968 }),
  facility('community-centre', 'Wijkcentrum Oosterhof', 'bijeenkomstfunctie', [798, 585], 'angle', [36, 24], { year: 1970 }),
  facility('gp', 'Gezondheidscentrum Oosterhof', 'gezondheidszorgfunctie', [684, 745], 'angle', [34, 24], { year: 1986 }),
  facility('worship', 'Kerk De Ark', 'bijeenkomstfunctie', [600, 730], 'bar', [30, 22], { year: 1966 }),
  facility('school', 'Basisschool De Bongerd', 'onderwijsfunctie', [760, -684], 'court', [48, 36], { whole: true, year: 1975 }),
  facility('supermarket', 'Grutter Bongerd', 'winkelfunctie', [730, -319], 'bar', [48, 32], { whole: true, year: 1976 }),
  facility('sport', 'Sporthal Spoorzicht', 'sportfunctie', [600, 106], 'bar', [46, 30], { whole: true, year: 1982 }),
  facility('other', 'Brandweerkazerne', 'kantoorfunctie', [806, 175], 'bar', [40, 24], { whole: true, year: 1991 }),
  // Waterrijk
  facility('supermarket', 'Dagwinkel Waterrijk', 'winkelfunctie', [950, -532], 'bar', [58, 38], { whole: true, year: 2005 }),
  facility('school', 'Brede school De Archipel', 'onderwijsfunctie', [1011, -471], 'court', [68, 46], { whole: true, year: 2004 }),
  facility('gp', 'Huisartsen Waterrijk', 'gezondheidszorgfunctie', [988, -654], 'angle', [30, 22], { year: 2005 }),
  facility('pharmacy', 'Apotheek Waterrijk', 'gezondheidszorgfunctie', [912, -669], 'bar', [20, 14], { year: 2005 }),
  facility('school', 'Basisschool De Weiden', 'onderwijsfunctie', [722, -1155], 'angle', [46, 32], { whole: true, year: 2011 }),
  facility('community-centre', 'De Oeverhoek', 'bijeenkomstfunctie', [1140, 61], 'bar', [28, 18], { year: 2006 }),
  // De Zwaaikom
  facility('shop', 'Bouwmarkt De Zwaaikom', 'winkelfunctie', [988, 319], 'bar', [96, 62], { whole: true, year: 2000 }),
  facility('other', 'Milieustraat', 'industriefunctie', [1581, 874], 'bar', [40, 24], { whole: true, year: 1993 }),
  facility('sport', 'Klimhal Zwaaikom', 'sportfunctie', [1246, 319], 'bar', [44, 30], { year: 2009 }),
  // Villages
  facility('worship', 'Dorpskerk Oosterlint', 'bijeenkomstfunctie', [4158, 588], 'cross', [28, 16], { year: 1842 }),
  facility('school', 'Basisschool Het Lint', 'onderwijsfunctie', [4359, 594], 'bar', [36, 18], { year: 1952 }),
  facility('worship', 'Kapel Wagenmeer', 'bijeenkomstfunctie', [802, 2780], 'bar', [18, 10], { year: 1896 }),
  facility('community-centre', 'Dorpshuis Wagenmeer', 'bijeenkomstfunctie', [897, 2717], 'bar', [24, 14], { year: 1967 }),
];
