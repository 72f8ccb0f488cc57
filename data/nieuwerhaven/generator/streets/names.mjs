/**
 * Invented street names. Each neighbourhood has a theme, as Dutch districts have; no persons, no peoples. The old core
 * and the roads of the plan carry hand-given names.
 */
const words = (text) => text.split(' ');

const THEMES = {
  core: {
    stems: words(
      'Wijde Nauwe Kuipers Touwslagers Zeilmakers Bakkers Smids Haring Spiering Botter Turf Melk Kaas Boter Graan Molen Poort Wal Toren Klok Anker Mast Roer Zout Teer Netten Mandenmakers Brouwers Vlas Hoed Wever Spinners Kalk Steen Schelp Zand Ketting Sleutel Lantaarn Trom Fluit Ram Zwaan Pauwen Haan Gans Reiger Boog Pijl Wijn Peper Tin Lood Koper Zilver Goud Linden Olm Hazelaar Vijgen Roos Putten Pomp Brug Sluis Kolk Haven Schippers Loods Reede Steiger Wacht Stads Hof Gilde Waag Beurs Duif',
    ),
    ends: words('straat steeg straat steeg gang plein straat hoek dwarsstraat'),
  },
  crafts: {
    stems: words(
      'Blokmakers Mastenmakers Rietdekkers Leidekkers Metselaars Schrijnwerkers Koperslagers Zadelmakers Leerlooiers Pottenbakkers Glasblazers Klokkengieters Letterzetters Boekbinders Wagenmakers Hoefsmids Stoelenmatters Klompenmakers Timmermans Zagers Steenhouwers Kaarsenmakers Zeepzieders Papiermakers Drukkers Lantaarnopstekers Brugwachters Torenwachters Marskramers Voerlieden Beurtschippers Sluiswachters Veerlieden Turfstekers Rietsnijders Eendenkooikers Visrokers Zoutzieders Scheepsjagers Omroepers Vlechters Kuipers Draaiers Slijpers Vergulders Ververs Wolkammers Lakenwevers Pruikenmakers Horlogemakers Instrumentmakers Plaatslagers',
    ),
    ends: words('straat straat straat laan hof plantsoen'),
  },
  rivers: {
    stems: words(
      'Veluwe Betuwe Kennemer Waterland Rijnland Delfland Schieland Kempen Peel Vecht IJssel Linge Eem Dommel Maas Waal Lek Merwede Schelde Amstel Zaan Rotte Gouwe Schie Regge Berkel Dinkel Vliet Spaarne Geul Roer Mark Donge Hunze Reest Linde Tjonger Boorne Lauwers Wijde-Ee Winkel Angstel Drecht Gein Purmer Beemster Schermer Wieringer Zijpe Koegras Hoorne Ronde-Hoep',
    ),
    ends: words('straat straat laan singel plantsoen'),
  },
  ships: {
    stems: words(
      'Botter Schokker Tjalk Klipper Schoener Kotter Logger Fregat Galjoen Kogge Hoeker Fluitschip Pinas Jol Sloep Giek Aak Skutsje Hengst Hoogaars Lemmer Blazer Vlet Punter Praam Schuit Brik Bark Korvet Karveel Steven Spant Kiel Boeg Achtersteven Bakboord Stuurboord Want Ra Spriet Gaffel Fok Kluiver Grootzeil Bezaan Sextant Kompas Dieplood Bolder Kluis Tros',
    ),
    ends: words('straat kade straat hof pier werf'),
  },
  court: {
    stems: words(
      'Wilgen Elzen Essen Vlier Meidoorn Sleedoorn Hulst Kamperfoelie Bosrank Varen Klimop Lijsterbes Kardinaalsmuts Hazelaar Berken Gagel Brem Vuilboom Kornoelje Liguster Taxus Jeneverbes Spar Lariks Ceder Sparren Dennen Abelen Populieren Esdoorn Haagbeuk Moeras Heide Bosbes Vossenbes Braam Framboos Zuring Munt Tijm Salie Dragonder Kervel Dille Venkel Lavas',
    ),
    ends: words('hof erf hof hof erf dreef'),
  },
  garden: {
    stems: words(
      'Akelei Anemoon Aster Begonia Camelia Clematis Dahlia Fuchsia Geranium Gladiolen Hortensia Hyacinten Iris Jasmijn Krokus Lavendel Lelie Lupine Magnolia Margriet Narcis Papaver Petunia Phlox Primula Ranonkel Rozen Salvia Seringen Sering Tulpen Verbena Violen Wikke Zinnia Zonnebloem Kamille Korenbloem Klaproos Vergeet Duizendblad Ooievaarsbek Smeerwortel Wolfsmelk Engelwortel',
    ),
    ends: words('gaarde gaard erf gaarde hof'),
  },
  orchard: {
    stems: words(
      'Goudreinet Bellefleur Renet Sterappel Notaris Jonagold Elstar Conference Comice Gieser Stoofpeer Mispel Kwee Moerbei Walnoot Hazelnoot Kastanje Kersen Morel Pruimen Kwets Mirabel Reineclaude Abrikoos Perzik Druiven Kruisbes Aalbes Bosbes Zwartebes Rozenbottel Vlierbes Duindoorn Appel Bogerd Snoeimes Ladder Enthout Bloesem Honing Korf Imker',
    ),
    ends: words('gaard straat laan hof pad straat'),
  },
  trees: {
    stems: words(
      'Beuken Eiken Linden Kastanje Platanen Iepen Esdoorn Berken Lariks Ceder Sparren Dennen Acacia Catalpa Ginkgo Magnolia Mammoet Moerbei Paardenkastanje Treur Tulpenboom Walnoten Wilgen Zilverspar Hulst Taxus Rododendron Azalea',
    ),
    ends: words('laan laan dreef laan weg'),
  },
  birds: {
    stems: words(
      'Merel Spreeuwen Vinken Mezen Kwikstaart Roodborst Winterkoning Zwaluw Leeuwerik Kievit Grutto Tureluur Wulp Scholekster Kluut Plevier Strandloper Meerkoet Waterhoen Fuut Aalscholver Lepelaar Ooievaar Kraanvogel Nachtegaal Karekiet Rietzanger Snor Baardman Putter Sijs Kneu Keep Groenling Goudvink Appelvink Boomklever Specht Koekoek Duiven Tortel Houtduif Ekster Gaai Kauw Roek Wielewaal Tapuit Paapje Grasmus Tjiftjaf Fitis Heggenmus',
    ),
    ends: words('straat laan hof plein straat plantsoen'),
  },
  flowers: {
    stems: words(
      'Boterbloem Pinksterbloem Dotterbloem Madelief Paardenbloem Klaver Ereprijs Speenkruid Vergeet-mij-niet Koekoeksbloem Wederik Kattenstaart Watermunt Valeriaan Wilgenroosje Guldenroede Teunisbloem Toorts Vingerhoed Kaasjeskruid Bernagie Ganzerik Honingklaver Hondsdraf Zenegroen Brunel Knoopkruid Ratelaar Streepzaad Havikskruid Sneeuwklok Winterakoniet Maagdenpalm Lelietje',
    ),
    ends: words('straat laan hof straat plein'),
  },
  fish: {
    stems: words(
      'Snoek Baars Zeelt Karper Voorn Brasem Paling Forel Zalm Steur Elft Fint Spiering Bot Schar Tong Tarbot Griet Kabeljauw Schelvis Wijting Makreel Haring Sprot Ansjovis Harder Geep Poon Rog Kwabaal Alver Winde Kopvoorn Barbeel Meerval Stekelbaars Grondel Modderkruiper Rietvoorn Garnalen Krab Kreeft Mossel Oester Kokkel Wulk Zeester',
    ),
    ends: words('straat straat hof laan plantsoen'),
  },
  raptors: {
    stems: words(
      'Havik Sperwer Buizerd Valken Torenvalk Boomvalk Slechtvalk Wouw Kiekendief Arend Visarend Zeearend Uilen Kerkuil Bosuil Steenuil Ransuil Velduil Oehoe Raven Kraaien Gier Lammergier Steppenarend Smelleken Wespendief',
    ),
    ends: words('straat hof laan plein horst straat'),
  },
  weather: {
    stems: words(
      'Zuidwester Noordwester Oostenwind Passaat Moesson Mistral Storm Bries Zephyr Windvaan Barometer Wolken Cumulus Cirrus Stratus Nimbus Regenboog Dauw Rijp IJzel Sneeuw Hagel Zon Maan Ster Poolster Avondster Orion Zwanen Lyra Dolfijn Waterman Steenbok Boogschutter Tweelingen Ram Weegschaal Komeet Meteoor Noorderlicht Dageraad Schemer Zenit Horizon Meridiaan Evenaar',
    ),
    ends: words('straat laan straat hof plein'),
  },
  fruit: {
    stems: words(
      'Appel Pruimen Kersen Perzik Abrikozen Druiven Vijgen Dadel Amandel Olijven Granaat Kiwi Meloen Mango Papaja Citroen Limoen Sinaasappel Mandarijn Bergamot Pomelo Bramen Frambozen Aardbeien Bessen Vlierbes Cranberry Lijsterbes Tamarinde Guave Lychee Kumquat Nectarine Moerbei Mispel Kweepeer Hazelnoot Walnoot Pistache Kokos Kastanje Pecan',
    ),
    ends: words('straat hof laan gaard hof dreef'),
  },
  shore: {
    stems: words(
      'Branding Eb Vloed Getij Golfslag Deining Schuim Kwelder Slenk Geul Priel Wad Plaat Zandbank Strand Duinpan Helm Zeekraal Lamsoor Wier Schelpen Zeegras Kiezel Kei Basalt Pier Golfbreker Kribbe Baken Boei Vuurtoren Lichtboei Kim Springtij Doodtij Rede Zeegat Inham Baai Kreek',
    ),
    ends: words('oever straat laan oever hof'),
  },
  islands: {
    stems: words(
      'Terp Wierde Hallig Schor Donk Waard Kaap Landtong Schiereiland Atol Lagune Rif Archipel Eiland Klip Rots Fjord Kust Baai Golf Zeearm Delta Monding Zandplaat Duin Strandwal Oeverwal Stuifzand Schelpenbank Zeedijk Vliedberg Nes Hoek Oord',
    ),
    ends: words('eiland straat kade laan eiland hof'),
  },
  reed: {
    stems: words(
      'Riet Lisdodde Biezen Mattenbies Zegge Pluimzegge Kalmoes Waterlelie Plomp Krabbenscheer Kikkerbeet Fonteinkruid Waterviolier Pijlkruid Zwanenbloem Egelskop Watereppe Waterpest Hoornblad Wolfspoot Moerasvaren Veenpluis Zonnedauw Wollegras Dopheide Galigaan Slangenwortel Waterdrieblad Moerasspirea',
    ),
    ends: words('vaart straat laan hof straat oever'),
  },
  sails: {
    stems: words(
      'Fok Genua Spinnaker Stormfok Grootzeil Stagzeil Topzeil Bramzeil Marszeil Bezaan Jager Kluiver Halfwinder Gaffel Giek Spriet Mast Stag Verstaging Schoot Val Reef Lijzij Loefzij Bakstag Boegspriet Zwaard Roer Helmstok Kajuit Kuip Dek',
    ),
    ends: words('straat kade laan hof steiger'),
  },
  meadow: {
    stems: words(
      'Klaver Raaigras Timothee Zwenkgras Beemdgras Reukgras Kamgras Vossenstaart Struisgras Kropaar Haver Gerst Tarwe Rogge Spelt Boekweit Koolzaad Vlas Hennep Lijnzaad Luzerne Esparcette Hooi Hooiberg Schoof Garve Dorsvloer',
    ),
    ends: words('land weide veld straat akker'),
  },
  machines: {
    stems: words(
      'Zuiger Turbine Ketel Krukas Vliegwiel Tandwiel Dynamo Ventiel Pomp Compressor Lasser Draaibank Frees Smelt Gieterij Walserij Plaat Buizen Lier Kraan Takel Container Pallet Loods Silo Expeditie Vracht Zwaaikom Montage Ambacht Techniek',
    ),
    ends: words('weg weg straat kade'),
  },
  village: {
    stems: words('Molen Kerk Pastorie School Smidse Bakkers Kosters Linden Veld Dorps'),
    ends: words('weg straat hof pad'),
  },
  village2: {
    stems: words('Kolf Brink Doel Herberg Wagen Paarden Tol Waag Veer Vaart'),
    ends: words('weg straat hof pad'),
  },
  polder: {
    stems: words(
      'Kavel Tocht Vaart Gemaal Dijk Sluis Weide Veld Akker Ganzen Kievit Hazen Reigers Zwanen Elzen Wilgen Populieren Peppel Essen Vlier',
    ),
    ends: words('weg weg pad'),
  },
};

/** Hands out names, each once: next(theme, roadClass). */
export function createNamer(random, taken) {
  const used = new Set(taken);
  const queues = new Map();
  const candidates = (theme) => {
    const { stems, ends } = THEMES[theme];
    // "Eilandeiland" is no name: a stem that already ends in the ending takes the plain "straat".
    const joined = (stem, end) => stem + (stem.toLowerCase().endsWith(end) ? 'straat' : end);
    return random.shuffle(stems).map((stem, i) => joined(stem, ends[i % ends.length]));
  };
  return (theme, roadClass) => {
    if (!queues.has(theme)) queues.set(theme, candidates(theme));
    const queue = queues.get(theme);
    const { stems, ends } = THEMES[theme];
    const stemOf = (name) => stems.filter((s) => name.startsWith(s)).sort((a, b) => b.length - a.length)[0];
    for (let guard = 0; guard < 500; guard++) {
      if (queue.length === 0)
        queue.push(
          ...random.shuffle(stems).map((s) => s + random.pick([...ends, 'weg', 'straat', 'hof', 'plantsoen'])),
        );
      let name = queue.shift();
      if (roadClass === 'footway')
        name = stemOf(name) + (theme === 'core' ? random.pick(['steeg', 'gang', 'slop']) : 'pad');
      if (used.has(name)) continue;
      used.add(name);
      return name;
    }
    throw new Error(`Out of street names for theme ${theme}`);
  };
}
