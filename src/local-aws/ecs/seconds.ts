/** An instant as AWS's JSON protocol writes it: seconds since 1970 with milliseconds behind the point. */
export function seconds(milliseconds: number): number {
  return Math.round(milliseconds) / 1000;
}

/** Members for instants that may not have come yet: those that are null are left out. */
export function instants<Name extends string>(
  moments: Readonly<Record<Name, number | null>>,
): Readonly<Partial<Record<Name, number>>> {
  const present: Partial<Record<Name, number>> = {};
  for (const name in moments) {
    const moment = moments[name];
    if (moment !== null) present[name] = seconds(moment);
  }
  return present;
}
