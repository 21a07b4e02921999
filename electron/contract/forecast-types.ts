import type { Forecast } from '../domain/forecast/forecast-types.ts';
import type { TopUpRule } from '../domain/forecast/last-moment.ts';
import type { WorkCalendar } from '../domain/forecast/work-calendar.ts';

/** What is to be expected of one account, and on which terms. */
export interface ForecastView {
  readonly forecast: Forecast;
  /** `null`: nobody has said how long money is on its way. */
  readonly topUp: TopUpRule | null;
  readonly daysToCover: number;
  /** IANA name of the zone whose clock the cut-off goes by. */
  readonly timeZone: string;
}

/** What the calls about forecasts answer. */
export interface ForecastCallResults {
  getForecast: ForecastView;
  setForecastTerms: null;
  copySuggestion: null;
  getWorkCalendar: Required<WorkCalendar>;
  setWorkCalendar: null;
}
