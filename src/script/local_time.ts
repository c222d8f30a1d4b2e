/** A moment as clocks of one time zone show it. */
export interface LocalTime {
  /** Such as `2026-11-21 07:52:59+01:00`. */
  readonly text: string;
  /** `year month day hour minute second epoch`, with leading zeros. */
  readonly parts: Readonly<Record<string, string>>;
}

/** What clocks show at a moment; in the machine's time zone when none is named. */
export function localTime(moment: Date, timezone?: string): LocalTime {
  const format = new Intl.DateTimeFormat("en-GB", {
    ...(timezone === undefined ? {} : { timeZone: timezone }),
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZoneName: "longOffset",
  });
  const found = Object.fromEntries(
    format.formatToParts(moment).map(({ type, value }) => [type, value]),
  );
  const { year, month, day, hour, minute, second } = found;
  const offset = found["timeZoneName"]!.slice("GMT".length) || "+00:00";
  const epoch = String(Math.floor(moment.getTime() / 1000));
  return {
    text: `${year}-${month}-${day} ${hour}:${minute}:${second}${offset}`,
    parts: {
      year: year!.padStart(4, "0"),
      month: month!,
      day: day!,
      hour: hour!,
      minute: minute!,
      second: second!,
      epoch,
    },
  };
}
