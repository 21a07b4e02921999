import type { LucideIcon } from 'lucide-react';
import Activity from 'lucide-react/icons/activity';
import ArrowLeftRight from 'lucide-react/icons/arrow-left-right';
import Bell from 'lucide-react/icons/bell';
import Ellipsis from 'lucide-react/icons/ellipsis';
import Eye from 'lucide-react/icons/eye';
import EyeOff from 'lucide-react/icons/eye-off';
import Pin from 'lucide-react/icons/pin';
import Plug from 'lucide-react/icons/plug';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import Search from 'lucide-react/icons/search';
import Settings from 'lucide-react/icons/settings';
import SlidersHorizontal from 'lucide-react/icons/sliders-horizontal';
import Wallet from 'lucide-react/icons/wallet';
import X from 'lucide-react/icons/x';

/** A sign of an action or a place. The word stands beside it or names its control, so it is hidden from screen readers. */
function sign(Drawing: LucideIcon) {
  return function Sign() {
    return <Drawing className="icon" strokeWidth={1.75} aria-hidden="true" />;
  };
}

export const AlertsIcon = sign(Bell);
export const CloseIcon = sign(X);
export const ConnectionsIcon = sign(Plug);
export const DiagnosticsIcon = sign(Activity);
export const HideIcon = sign(EyeOff);
export const MoreIcon = sign(Ellipsis);
export const OverviewIcon = sign(Wallet);
export const PinIcon = sign(Pin);
export const QuoteIcon = sign(ArrowLeftRight);
export const RefreshIcon = sign(RefreshCw);
export const SearchIcon = sign(Search);
export const SettingsIcon = sign(Settings);
export const ShowIcon = sign(Eye);
export const ViewIcon = sign(SlidersHorizontal);
