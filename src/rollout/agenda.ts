/** What is due at which instant, in the order of the instants; at the same instant, in the order in which it was entered. */
export interface Agenda<Item> {
  enter(instant: number, item: Item): void;
  /** The next instant at which something is due; null when nothing is. */
  next(): number | null;
  /** Takes out everything that is due by an instant. */
  take(instant: number): readonly Item[];
}

/** An agenda for entries that mostly come in order: each goes to its place from the end. */
export function openAgenda<Item>(): Agenda<Item> {
  const entries: { readonly instant: number; readonly item: Item }[] = [];
  return {
    enter(instant, item) {
      let place = entries.length;
      while (place > 0 && (entries[place - 1]?.instant ?? 0) > instant) place -= 1;
      entries.splice(place, 0, { instant, item });
    },
    next: () => entries[0]?.instant ?? null,
    take(instant) {
      const later = entries.findIndex((entry) => entry.instant > instant);
      return entries.splice(0, later === -1 ? entries.length : later).map(({ item }) => item);
    },
  };
}
