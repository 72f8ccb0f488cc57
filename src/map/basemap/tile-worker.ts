/** Worker: keeps the base layers as Mercator features and cuts tiles out of them. Entry point only. */
import { serveTiles } from './tile-server.ts';

serveTiles(self);
