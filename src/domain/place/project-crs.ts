/** The planar CRS in which a project computes. RD New unless the data lie outside the Netherlands. */
export interface ProjectCrs {
  /** EPSG code, e.g. 28992. */
  readonly epsg: number;
  /** Name for the reader, e.g. "RD New" or "UTM 18N". */
  readonly name: string;
  /** proj4 definition, metres. */
  readonly definition: string;
}
