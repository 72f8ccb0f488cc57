/**
 * What is registered, by whom, how often in 24 months where nothing special is the matter, where and when. `found`: the
 * victim finds it later, so a window from–to is registered; its mean length in hours is given.
 */
const category = (source, name, count, place, hours, season = 'flat', found = 0) => ({
  source,
  name,
  count,
  place,
  hours,
  season,
  found,
});

export const CATEGORIES = [
  category('politie', 'Fietsendiefstal', 960, 'bikes', 'day', 'summer', 6),
  category('politie', 'Diefstal uit/vanaf motorvoertuig', 430, 'cars', 'night', 'dark', 10),
  category('politie', 'Diefstal/inbraak woning', 250, 'homes', 'evening', 'dark', 11),
  category('politie', 'Diefstal/inbraak bedrijf', 210, 'companies', 'night', 'dark', 13),
  category('politie', 'Winkeldiefstal', 190, 'shops', 'shop', 'flat'),
  category('politie', 'Zakkenrollerij', 110, 'shops', 'shop', 'summer'),
  category('politie', 'Vernieling', 880, 'street', 'night', 'newYear', 8),
  category('politie', 'Mishandeling', 340, 'nightlife', 'nightlife', 'summer'),
  category('politie', 'Bedreiging', 330, 'street', 'evening', 'flat'),
  category('politie', 'Openlijk geweld tegen personen', 60, 'nightlife', 'nightlife', 'flat'),
  category('politie', 'Overlast jeugd', 760, 'youth', 'youth', 'summer'),
  category('politie', 'Overlast alcohol/drugs', 420, 'nightlife', 'evening', 'summer'),
  category('politie', 'Geluidsoverlast', 760, 'homes', 'evening', 'summer'),
  category('politie', 'Verkeersongeval', 560, 'traffic', 'commute', 'flat'),
  category('boa', 'Foutparkeren', 1250, 'cars', 'patrol', 'flat'),
  category('boa', 'Alcoholgebruik openbare ruimte', 190, 'nightlife', 'patrol', 'summer'),
  category('boa', 'Wildplassen', 190, 'nightlife', 'nightlife', 'summer'),
  category('boa', 'Afval naast container', 520, 'homes', 'patrol', 'flat'),
  category('boa', 'Jeugdoverlast', 420, 'youth', 'youth', 'summer'),
  category('boa', 'Hond niet aangelijnd', 330, 'street', 'patrol', 'flat'),
  category('boa', 'Fietsen in voetgangersgebied', 300, 'shops', 'shop', 'flat'),
  category('meldingen', 'Zwerfafval en bijplaatsing', 1900, 'street', 'reporting', 'summer'),
  category('meldingen', 'Lantaarnpaal kapot', 1250, 'uniform', 'reporting', 'dark'),
  category('meldingen', 'Losse stoeptegel', 980, 'street', 'reporting', 'flat'),
  category('meldingen', 'Graffiti', 460, 'street', 'reporting', 'flat'),
  category('meldingen', 'Fietswrak', 420, 'bikes', 'reporting', 'flat'),
  category('meldingen', 'Geluidsoverlast', 430, 'nightlife', 'reporting', 'summer'),
  category('meldingen', 'Overlast door jongeren', 420, 'youth', 'reporting', 'summer'),
  category('meldingen', 'Vernield straatmeubilair', 380, 'street', 'reporting', 'newYear'),
  category('winkeliers', 'Winkeldiefstal', 150, 'shops', 'shop', 'flat'),
  category('winkeliers', 'Overlast in of bij winkel', 240, 'shops', 'shop', 'flat'),
  category('winkeliers', 'Agressie tegen personeel', 90, 'shops', 'shop', 'flat'),
  category('ov', 'Reizen zonder geldig vervoerbewijs', 360, 'stops', 'commute', 'flat'),
  category('ov', 'Overlast op halte of station', 250, 'stops', 'evening', 'flat'),
  category('ov', 'Vernieling halte', 230, 'stops', 'night', 'newYear', 9),
  category('ov', 'Agressie tegen personeel', 90, 'stops', 'evening', 'flat'),
];

/** The shopkeepers' app starts here: shoplifting that was not reported before is from now on. */
export const APP_START = { year: 2025, month: 1 };
/** From the same month on the police take up fewer small shoplifting reports: this share is left. */
export const POLICE_SHARE_AFTER_APP = 0.85;
