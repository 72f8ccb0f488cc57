/** One item of the triangle's agenda: a hotspot or a proposed area, with what is asked. */
export interface AgendaItem {
  readonly id: string;
  readonly kind: 'hotspot' | 'zone';
  readonly subjectId: string;
  readonly asked: string;
  /** For who presents; never on the big screen. */
  readonly notes: string;
  readonly minutes: number;
}
