/** A set of measures that is weighed as a whole against other sets; its areas are the zones with its id. Plain JSON. */
export interface Scenario {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  /** Measures in it, with or without an area, and what they cost in euro: once, and each year. Null = not known. */
  readonly measures: readonly ScenarioMeasure[];
}

export interface ScenarioMeasure {
  readonly measureId: string;
  readonly onceEuro: number | null;
  readonly yearlyEuro: number | null;
}
